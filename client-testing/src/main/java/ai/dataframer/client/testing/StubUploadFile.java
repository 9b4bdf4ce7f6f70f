package ai.dataframer.client.testing;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A file that the stub service has received. Immutable. */
public final class StubUploadFile {
    private final Multipart.Part part;
    private final @Nullable String folder;

    StubUploadFile(Multipart.Part part, @Nullable String folder) {
        this.part = part;
        this.folder = folder;
    }

    /** {@return the file's name} */
    public String name() {
        return String.valueOf(part.fileName());
    }

    /** {@return the folder's name; empty if the form has none for this file} */
    public Optional<String> folder() {
        return Optional.ofNullable(folder);
    }

    /** {@return the number of bytes} */
    public long size() {
        return part.content().length;
    }

    /** {@return the content, a copy} */
    public byte[] content() {
        return part.content().clone();
    }

    /** {@return the content as UTF-8 text} */
    public String text() {
        return part.text();
    }
}
