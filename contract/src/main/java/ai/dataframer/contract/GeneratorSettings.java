package ai.dataframer.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** What decides beside the contract what the generator writes: its version, settings and templates. */
final class GeneratorSettings {
    private static final List<String> FILES = List.of(
            "pom.xml", "client-generated/pom.xml", "client-generated/generator.yaml", "client-generated/templates");

    private GeneratorSettings() {}

    /** Returns a digest of the settings in the repository at {@code root}, which changes with each of them. */
    static String digest(Path root) {
        MessageDigest digest = sha256();
        FILES.stream().map(root::resolve).filter(Files::exists).forEach(place -> add(place, digest));
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void add(Path place, MessageDigest digest) {
        try (Stream<Path> files = Files.walk(place)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                digest.update(Files.readAllBytes(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every JDK has it
        }
    }
}
