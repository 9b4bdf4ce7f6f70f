package ai.dataframer.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The README, which the tests hold to what the code does. */
final class Readme {
    private Readme() {}

    static String text() throws IOException {
        return Files.readString(Path.of("..", "README.md"));
    }

    /** Returns the fenced block below {@code <!-- test:NAME -->}. */
    static String block(String name) throws IOException {
        Matcher block = Pattern.compile("<!-- test:" + name + " -->\\n```java\\n(.*?)```", Pattern.DOTALL)
                .matcher(text());
        if (!block.find()) {
            throw new AssertionError("README.md has no block test:" + name);
        }
        return block.group(1);
    }
}
