package ai.dataframer.fuzzing;

import ai.dataframer.client.FuzzSafePath;
import ai.dataframer.client.internal.http.FuzzBaseUrl;
import ai.dataframer.client.internal.http.FuzzRetryAfter;
import ai.dataframer.client.internal.json.FuzzTimestamps;
import ai.dataframer.client.internal.raw.FuzzFileHeaders;
import ai.dataframer.client.internal.runs.FuzzRun;
import ai.dataframer.contract.FuzzPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lets Jazzer look for an input that breaks the promise of a reader: {@code Fuzz CORPUS WORK SECONDS [TARGET]}. Prints what it tried
 * for each, and ends with status 1 if it found one; the input is then in WORK, and the stack in the log beside it.
 */
@SuppressWarnings("SystemOut") // its figures are its purpose
final class Fuzz {
    private static final List<Class<?>> TARGETS = List.of(
            FuzzRun.class,
            FuzzTimestamps.class,
            FuzzRetryAfter.class,
            FuzzBaseUrl.class,
            FuzzFileHeaders.class,
            FuzzSafePath.class,
            FuzzPage.class);

    /** The last line of statistics: {@code #1234 DONE cov: 56 ft: 78 corp: 9/10b ...}. */
    private static final Pattern STATISTICS =
            Pattern.compile("#(\\d+)\\s+\\w+\\s+cov: (\\d+) ft: (\\d+) corp: (\\d+)/");

    private final Path corpus;
    private final Path work;
    private final String seconds;

    private Fuzz(Path corpus, Path work, String seconds) {
        this.corpus = corpus;
        this.work = work;
        this.seconds = seconds;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        var fuzz = new Fuzz(Path.of(args[0]), Path.of(args[1]), args[2]);
        String wanted = args.length > 3 ? args[3] : "";
        boolean held = true;
        for (Class<?> target : TARGETS) {
            if (wanted.isEmpty() || target.getSimpleName().equals(wanted)) {
                held &= fuzz.run(target);
            }
        }
        System.exit(held ? 0 : 1);
    }

    private boolean run(Class<?> target) throws IOException, InterruptedException {
        String name = target.getSimpleName();
        Path grown = Files.createDirectories(work.resolve(name));
        Path log = work.resolve(name + ".log");
        int status = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "com.code_intelligence.jazzer.Jazzer",
                        "--target_class=" + target.getName(),
                        "--instrumentation_includes=ai.dataframer.**:com.google.gson.**:okhttp3.**",
                        "--reproducer_path=" + work,
                        "-max_total_time=" + seconds,
                        "-timeout=60",
                        "-artifact_prefix=" + work.resolve(name) + "-",
                        grown.toString(),
                        corpus.resolve(name).toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();
        System.out.println(name + ": " + statistics(log) + (status == 0 ? "" : "; FOUND, see " + log));
        return status == 0;
    }

    private static String statistics(Path log) throws IOException {
        String last = "nothing was tried";
        Matcher line = STATISTICS.matcher(Files.readString(log));
        while (line.find()) {
            last = "%s executions, %s edges covered, %s features, %s inputs kept"
                    .formatted(line.group(1), line.group(2), line.group(3), line.group(4));
        }
        return last;
    }
}
