package ai.dataframer.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The README and the guides, whose code and figures the tests compare with the library. */
final class Documentation {
    private static final Path ROOT = Path.of("..");
    private static final Pattern JAVA = Pattern.compile("^```java\\n(.*?)^```", Pattern.DOTALL | Pattern.MULTILINE);

    private Documentation() {}

    /** A fenced block of Java code. */
    record Snippet(String page, long line, String code) {
        @Override
        public String toString() {
            return page + ":" + line;
        }
    }

    static String readme() {
        return text(ROOT.resolve("README.md"));
    }

    static String guide(String name) {
        return text(ROOT.resolve("docs").resolve(name));
    }

    /** Returns the fenced block of the README below {@code <!-- test:NAME -->}. */
    static String block(String name) {
        return block(readme(), name);
    }

    /** Returns that block of a page. */
    static String block(String page, String name) {
        Matcher block = Pattern.compile("<!-- test:" + name + " -->\\n```java\\n(.*?)```", Pattern.DOTALL)
                .matcher(page);
        if (!block.find()) {
            throw new AssertionError("no block test:" + name);
        }
        return block.group(1);
    }

    /** Returns the README and each page below {@code docs/}. */
    static List<Path> pages() throws IOException {
        try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
            return Stream.concat(
                            Stream.of(ROOT.resolve("README.md")),
                            docs.filter(page -> page.toString().endsWith(".md")).sorted())
                    .toList();
        }
    }

    /** Returns the text of a file of the repository, with its lines joined, so that a sentence can be found. */
    static String joined(String path) {
        return text(ROOT.resolve(path)).replaceAll("\\s*\\n\\s*(\\*(?!/) ?)?", " ");
    }

    /** Returns every Markdown page of the repository that a reader comes to. */
    static List<Path> allPages() throws IOException {
        var pages = new ArrayList<>(pages());
        for (String name : List.of("CHANGELOG", "CONTRIBUTING", "RELEASING", "SECURITY", "openapi/README")) {
            pages.add(ROOT.resolve(name + ".md"));
        }
        return pages;
    }

    static Stream<Snippet> snippets() throws IOException {
        return pages().stream()
                .flatMap(page -> JAVA.matcher(text(page)).results().map(block -> snippet(page, block)));
    }

    static String text(Path page) {
        try {
            return Files.readString(page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Snippet snippet(Path page, MatchResult block) {
        long line = text(page).substring(0, block.start(1)).lines().count() + 1;
        return new Snippet(page.getFileName().toString(), line, block.group(1));
    }
}
