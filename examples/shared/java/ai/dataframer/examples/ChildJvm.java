package ai.dataframer.examples;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A JVM of its own. Its errors are part of what it prints. */
public final class ChildJvm implements AutoCloseable {
    private static final int LONGEST_LIFE_SECONDS = 120;

    private final Process process;

    private ChildJvm(Process process) {
        this.process = process;
        // a read of its output cannot be interrupted, but ends with the process
        CompletableFuture.delayedExecutor(LONGEST_LIFE_SECONDS, TimeUnit.SECONDS)
                .execute(process::destroyForcibly);
    }

    /** Starts the program on this class path. */
    public static ChildJvm start(Class<?> program, String... arguments) throws IOException {
        return start(jar -> true, List.of(), program, arguments);
    }

    /** Starts the program with these JVM options, on the part of this class path that {@code jars} accepts. */
    public static ChildJvm start(Predicate<String> jars, List<String> options, Class<?> program, String... arguments)
            throws IOException {
        String classPath = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(jars)
                .collect(Collectors.joining(File.pathSeparator));
        List<String> command = new ArrayList<>(List.of(
                System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                "-XX:TieredStopAtLevel=1"));
        command.addAll(options);
        command.addAll(List.of("-cp", classPath, program.getName()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().remove("JAVA_TOOL_OPTIONS"); // with it, a JVM prints a line of its own
        return new ChildJvm(builder.start());
    }

    public long pid() {
        return process.pid();
    }

    /** Returns the next line that it prints. */
    public String line() throws IOException {
        return String.valueOf(process.inputReader().readLine());
    }

    /** Returns what it prints, up to the first line that contains {@code last}, or up to its end. */
    public List<String> linesUpTo(String last) throws IOException {
        List<String> lines = new ArrayList<>();
        String line = "";
        while (!line.contains(last) && (line = process.inputReader().readLine()) != null) {
            lines.add(line);
        }
        return lines;
    }

    /** Ends its input, and returns its exit code. */
    public int end() throws IOException, InterruptedException {
        process.getOutputStream().close();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new AssertionError("process " + pid() + " still runs");
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
