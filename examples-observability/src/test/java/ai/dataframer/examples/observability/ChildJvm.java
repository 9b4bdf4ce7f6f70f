package ai.dataframer.examples.observability;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A JVM of its own, on the part of this class path that {@code jars} accepts. */
final class ChildJvm implements AutoCloseable {
    private final Process process;

    private ChildJvm(Process process) {
        this.process = process;
        // a read of its output cannot be interrupted, but ends with the process
        CompletableFuture.delayedExecutor(30, TimeUnit.SECONDS).execute(process::destroyForcibly);
    }

    static ChildJvm start(Predicate<String> jars, String setting, Class<?> program, String... arguments)
            throws IOException {
        String classPath = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(jars)
                .collect(Collectors.joining(File.pathSeparator));
        List<String> command = new ArrayList<>(List.of(
                System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                "-XX:TieredStopAtLevel=1",
                setting,
                "-cp",
                classPath,
                program.getName()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().remove("JAVA_TOOL_OPTIONS"); // with it, a JVM prints a line of its own
        return new ChildJvm(builder.start());
    }

    /** Returns what it prints, up to the first line that contains {@code last}, or up to its end. */
    List<String> linesUpTo(String last) throws IOException {
        List<String> lines = new ArrayList<>();
        String line = "";
        while (!line.contains(last) && (line = process.inputReader().readLine()) != null) {
            lines.add(line);
        }
        return lines;
    }

    /** Ends its input, and returns its exit code. */
    int end() throws IOException, InterruptedException {
        process.getOutputStream().close();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            throw new AssertionError("process " + process.pid() + " still runs");
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
