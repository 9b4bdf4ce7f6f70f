package ai.dataframer.compatibility;

import java.nio.file.Path;

/** Where things are. */
final class Repository {
    static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    static final Path GENERATED = ROOT.resolve("client-generated");
    static final Path TESTING = ROOT.resolve("client-testing");
    static final Path FACADE = ROOT.resolve("client-facade");

    private Repository() {}
}
