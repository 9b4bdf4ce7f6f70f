package ai.dataframer.contract;

import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The whole build, in a Maven of its own, so that what goes wrong can be told in few lines. */
final class Build {
    private final Path root;
    private final List<String> command;

    private Build(Path root, List<String> command) {
        this.root = root;
        this.command = command;
    }

    /** Returns the build with the Maven, the repository and the JDK of the one that runs this. */
    static Build fromProperties(Path root) {
        String script = File.separatorChar == '\\' ? "mvn.cmd" : "mvn";
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("maven.home", ""), "bin", script).toString(),
                "--batch-mode",
                "-Dapi.update=client-generated",
                "-Dmaven.test.redirectTestOutputToFile",
                "-Dmaven.repo.local=" + System.getProperty("contract.repository"),
                "verify"));
        if ("offline is true".equals(System.getProperty("contract.offline"))) {
            command.add("--offline");
        }
        return new Build(root, command);
    }

    /** Returns whether everything passed, and says so. */
    boolean run(PrintStream out) throws IOException, InterruptedException {
        out.println("Regenerating and testing ...");
        Path log = root.resolve("contract/target/build.log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(root.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().remove("MAVEN_PROJECTBASEDIR");
        Process maven = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(maven::destroy));
        if (!maven.waitFor(Limits.BUILD.toMinutes(), TimeUnit.MINUTES)) {
            maven.destroy();
            out.printf("The build has not ended after %s min. Its log: %s%n", Limits.BUILD.toMinutes(), log);
            return false;
        }
        if (maven.exitValue() == 0) {
            out.println("Done: the facade compiles unchanged and every test passes. To look at and commit: git diff");
            return true;
        }
        new BuildLog(Files.readAllLines(log)).failures().forEach(line -> out.println(Line.of(line)));
        out.printf("The whole log: %s. To go back: git checkout openapi client-generated%n", log);
        return false;
    }
}
