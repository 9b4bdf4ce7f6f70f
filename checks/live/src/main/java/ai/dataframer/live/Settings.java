package ai.dataframer.live;

import ai.dataframer.client.DataframerClient;
import ai.dataframer.client.DetectionMethod;
import ai.dataframer.client.NewAnonymizationRun;
import ai.dataframer.client.scheduling.Scheduler;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** What to check and with what: arguments such as {@code dataset=ID}, and the environment. */
final class Settings {
    private static final List<String> NAMES =
            List.of("documents", "file", "dataset", "types", "method", "model", "minutes", "yes");
    private static final Pattern UUID_TEXT = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");
    private static final Pattern MINUTES = Pattern.compile("[1-9]\\d{0,3}");
    private static final UUID ANY = new UUID(0, 0);

    private final Map<String, String> values = new HashMap<>();
    private final Map<String, String> environment;

    /**
     * Reads {@code name=value} arguments. An empty value counts as missing: Maven passes it for a property that is not set.
     *
     * @throws IllegalArgumentException if something is missing or wrong
     */
    Settings(Map<String, String> environment, String... args) {
        this.environment = environment;
        for (String arg : args) {
            int sign = arg.indexOf('=');
            if (sign < 0 || !NAMES.contains(arg.substring(0, sign))) {
                throw new IllegalArgumentException("arguments are name=value, with a name from " + NAMES + ": " + arg);
            }
            if (sign < arg.length() - 1) {
                values.put(arg.substring(0, sign), arg.substring(sign + 1));
            }
        }
        if (variable("DATAFRAMER_API_KEY").isEmpty()) {
            throw new IllegalArgumentException("DATAFRAMER_API_KEY is not set");
        }
        if (values.containsKey("file") == values.containsKey("dataset")) {
            throw new IllegalArgumentException("pass either -Dfile=PATH, to upload it, or -Ddataset=ID");
        }
        file().filter(file -> !Files.isRegularFile(file) || !Files.isReadable(file))
                .ifPresent(file -> {
                    throw new IllegalArgumentException("no file that can be read: " + file);
                });
        dataset();
        newRun(ANY); // before anything is uploaded
        timeout();
    }

    Path documents() {
        return Path.of(values.getOrDefault("documents", "contract/target/service.json"));
    }

    Optional<Path> file() {
        return Optional.ofNullable(values.get("file")).map(Path::of);
    }

    /** Returns the dataset, which is there if there is no file. */
    Optional<UUID> dataset() {
        return Optional.ofNullable(values.get("dataset")).map(text -> {
            if (!UUID_TEXT.matcher(text).matches()) { // UUID.fromString accepts 1-1-1-1-1
                throw new IllegalArgumentException("dataset must be a UUID: " + text);
            }
            return UUID.fromString(text);
        });
    }

    /** Returns the run to create: by default it finds e-mail addresses by heuristics, which needs no language model. */
    NewAnonymizationRun newRun(UUID dataset) {
        NewAnonymizationRun.Builder run = NewAnonymizationRun.builder()
                .datasetId(dataset)
                .piiTypes(values.getOrDefault("types", "email").split(","))
                .detectionMethod(
                        DetectionMethod.of(values.getOrDefault("method", DetectionMethod.HEURISTICS.toString())));
        Optional.ofNullable(values.get("model")).ifPresent(run::llmModelName);
        try {
            return run.build();
        } catch (IllegalStateException e) { // the method needs a model
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /** Returns how long to wait for the end of the run. */
    Duration timeout() {
        String minutes = values.getOrDefault("minutes", "30");
        if (!MINUTES.matcher(minutes).matches()) {
            throw new IllegalArgumentException("minutes must be a number from 1 to 9999: " + minutes);
        }
        return Duration.ofMinutes(Integer.parseInt(minutes));
    }

    /** Returns true if the question is answered beforehand. */
    boolean yes() {
        return values.getOrDefault("yes", "false").equals("true");
    }

    /** Returns the address of the service; empty for the client's own. */
    Optional<String> address() {
        return variable("DATAFRAMER_BASE_URL");
    }

    /** Returns a client whose answers {@code exchanges} records. */
    DataframerClient client(Exchanges exchanges, Scheduler scheduler) {
        DataframerClient.Builder client = DataframerClient.builder()
                .apiKey(variable("DATAFRAMER_API_KEY").orElseThrow())
                .scheduler(scheduler)
                .customizeOkHttp(http -> http.addNetworkInterceptor(exchanges));
        address().ifPresent(client::baseUrl);
        return client.build();
    }

    private Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }
}
