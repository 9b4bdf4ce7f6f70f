package ai.dataframer.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Starts JVMs with this one's class path and none of its options. */
final class Jvm {
    /** The first line that a program printed (empty if it printed none), and the time from its start until then. */
    record Answer(String line, double seconds) {}

    /** A client whose own threads ran out of memory may wait for ever. */
    private static final long LIMIT_SECONDS = 120;

    private Jvm() {}

    static Answer run(Class<?> main, List<String> options, Object... arguments) throws IOException {
        long start = System.nanoTime();
        Process process = start(main, options, arguments);
        CompletableFuture.delayedExecutor(LIMIT_SECONDS, TimeUnit.SECONDS).execute(process::destroyForcibly);
        try (BufferedReader out = process.inputReader()) {
            String line = out.readLine();
            double seconds = (System.nanoTime() - start) / 1e9;
            return new Answer(line == null ? "" : line, seconds);
        } finally {
            end(process);
        }
    }

    static Process start(Class<?> main, List<String> options, Object... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static void end(Process process) throws IOException {
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
