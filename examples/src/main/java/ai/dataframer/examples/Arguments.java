package ai.dataframer.examples;

import ai.dataframer.client.DetectionMethod;
import ai.dataframer.client.NewAnonymizationRun;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/** The program's arguments: {@code run=ID}, or {@code dataset=ID types=email,first_name method=heuristics}. */
final class Arguments {
    private static final Pattern UUID_TEXT = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");
    private static final List<String> NAMES = List.of("run", "dataset", "types", "method", "model");

    private final Map<String, String> values = new HashMap<>();

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
    }

    boolean isEmpty() {
        return values.isEmpty();
    }

    boolean hasRun() {
        return values.containsKey("run");
    }

    boolean hasDataset() {
        return values.containsKey("dataset");
    }

    UUID run() {
        return uuid("run");
    }

    /** Returns the run to create; the detection method is heuristics by default. */
    NewAnonymizationRun newRun() {
        NewAnonymizationRun.Builder run = NewAnonymizationRun.builder()
                .datasetId(uuid("dataset"))
                .detectionMethod(
                        DetectionMethod.of(values.getOrDefault("method", DetectionMethod.HEURISTICS.toString())));
        if (values.containsKey("types")) {
            run.piiTypes(values.get("types").split(","));
        }
        if (values.containsKey("model")) {
            run.llmModelName(values.get("model"));
        }
        return run.build();
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
