package ai.dataframer.examples;

import ai.dataframer.client.DetectionMethod;
import ai.dataframer.client.NewAnonymizationRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The program's arguments: {@code run=ID}, {@code dataset=ID types=email,first_name method=heuristics}, the same with
 * {@code file=PATH} instead of the dataset, each with {@code download=/path/of/{file_id}/}, or {@code waits=2000 outage=5}.
 */
final class Arguments {
    private static final Pattern UUID_TEXT = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");
    private static final Pattern SMALL_NUMBER = Pattern.compile("[1-9]\\d{0,5}");
    private static final List<String> NAMES =
            List.of("run", "dataset", "file", "types", "method", "model", "download", "into", "waits", "outage");
    private static final List<String> SOURCES = List.of("run", "dataset", "file");
    private static final Set<String> FLEET_NAMES = Set.of("waits", "outage");
    private static final int MOST_WAITS = 10_000;
    private static final int LONGEST_OUTAGE = 600;

    private final Map<String, String> values = new HashMap<>();
    private final Path folder;

    /** Parses {@code name=value} arguments. An empty value counts as missing: Maven passes it for a property that is not set. */
    Arguments(String... args) {
        for (String arg : args) {
            int sign = arg.indexOf('=');
            if (sign < 0 || !NAMES.contains(arg.substring(0, sign))) {
                throw new IllegalArgumentException("arguments are name=value, with a name from " + NAMES + ": " + arg);
            }
            if (sign < arg.length() - 1) {
                values.put(arg.substring(0, sign), arg.substring(sign + 1));
            }
        }
        String into = values.remove("into"); // always there: it tells nothing about what to do
        folder = Path.of(into == null ? "target/anonymized" : into).toAbsolutePath();
        if (SOURCES.stream().filter(values::containsKey).count() > 1) {
            throw new IllegalArgumentException("run, dataset and file exclude each other: " + values);
        }
    }

    /** Returns true if there are no arguments, or only a file for the demo. */
    boolean areForDemo() {
        return Set.of("file").containsAll(values.keySet());
    }

    /** Returns true if there is a run to wait for, or what to create one of. */
    boolean hasSource() {
        return SOURCES.stream().anyMatch(values::containsKey);
    }

    boolean hasRun() {
        return values.containsKey("run");
    }

    boolean hasDataset() {
        return values.containsKey("dataset");
    }

    /** Returns true if these are arguments for many waits on a stub service, and for nothing else. */
    boolean hasFleet() {
        if (values.keySet().stream().noneMatch(FLEET_NAMES::contains)) {
            return false;
        }
        if (!FLEET_NAMES.containsAll(values.keySet())) {
            throw new IllegalArgumentException(
                    "waits and outage are for the demo, which takes no other arguments: " + values);
        }
        return true;
    }

    int waits() {
        return number("waits", MOST_WAITS, "2000");
    }

    /** Returns the length of the outage, zero by default. */
    Duration outage() {
        return values.containsKey("outage") ? Duration.ofSeconds(number("outage", LONGEST_OUTAGE, "5")) : Duration.ZERO;
    }

    UUID run() {
        return uuid("run");
    }

    UUID dataset() {
        return uuid("dataset");
    }

    /** Returns the file to upload, if there is one. */
    Optional<Path> file() {
        Optional<Path> file = Optional.ofNullable(values.get("file")).map(Path::of);
        if (file.filter(path -> !Files.isReadable(path) || Files.isDirectory(path))
                .isPresent()) {
            throw new IllegalArgumentException("file must be a file that can be read: " + file.get());
        }
        return file;
    }

    /** Returns where the files of the run are and go, if they are wanted. */
    Optional<Downloads> downloads() {
        return Optional.ofNullable(values.get("download")).map(this::downloads);
    }

    Downloads downloads(String template) {
        return new Downloads(template, folder);
    }

    /** Returns the run to create of a dataset; the detection method is heuristics by default. */
    NewAnonymizationRun newRun(UUID dataset) {
        NewAnonymizationRun.Builder run = NewAnonymizationRun.builder()
                .datasetId(dataset)
                .detectionMethod(
                        DetectionMethod.of(values.getOrDefault("method", DetectionMethod.HEURISTICS.toString())));
        if (values.containsKey("types")) {
            run.piiTypes(values.get("types").split(","));
        }
        if (values.containsKey("model")) {
            run.llmModelName(values.get("model"));
        }
        try {
            return run.build();
        } catch (IllegalStateException e) { // a required argument is missing
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private int number(String name, int most, String example) {
        String text = values.getOrDefault(name, "");
        if (!SMALL_NUMBER.matcher(text).matches() || Integer.parseInt(text) > most) {
            throw new IllegalArgumentException("%s must be a number from 1 to %s, such as -D%s=%s: %s"
                    .formatted(name, most, name, example, text.isEmpty() ? "(none)" : text));
        }
        return Integer.parseInt(text);
    }

    /** {@code UUID.fromString} alone would also accept {@code 1-1-1-1-1}. */
    private UUID uuid(String name) {
        String text = values.getOrDefault(name, "");
        if (!UUID_TEXT.matcher(text).matches()) {
            throw new IllegalArgumentException(name + " must be a UUID such as " + DemoRun.ID + ": " + text);
        }
        return UUID.fromString(text);
    }
}
