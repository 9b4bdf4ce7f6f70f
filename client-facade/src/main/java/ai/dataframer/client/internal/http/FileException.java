package ai.dataframer.client.internal.http;

import java.io.IOException;

/** A file of the program cannot be sent. The message has the file's name, without its folder. */
final class FileException extends IOException {
    private static final long serialVersionUID = 1L;

    FileException(String name, String problem) {
        super("file \"" + printable(name) + "\" " + problem);
    }

    FileException(String name, Exception cause) {
        super(
                "file \"" + printable(name) + "\" cannot be read ("
                        + cause.getClass().getSimpleName() + ")",
                cause);
    }

    /** A line break in a name must not begin a line of a log. */
    private static String printable(String name) {
        return name.replaceAll("\\p{Cntrl}", "?");
    }
}
