package ai.dataframer.live;

import ai.dataframer.client.AnonymizationRun;
import ai.dataframer.client.AnonymizationRunSummary;
import ai.dataframer.client.DataframerClient;
import ai.dataframer.client.NewSeedDataset;
import ai.dataframer.client.RequestOptions;
import ai.dataframer.client.SeedDataset;
import ai.dataframer.client.UploadFile;
import ai.dataframer.client.errors.ApiException;
import ai.dataframer.client.errors.AuthenticationException;
import ai.dataframer.client.errors.ConnectionException;
import ai.dataframer.client.errors.DataframerException;
import ai.dataframer.client.errors.InvalidResponseException;
import ai.dataframer.client.errors.PermissionDeniedException;
import ai.dataframer.client.polling.PollTimeoutException;
import ai.dataframer.client.polling.PollingPolicy;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/** Goes through a whole job: every operation, an id that does not exist and a wrong key included. */
final class Job {
    private static final String WRONG_KEY = "a-wrong-key-on-purpose";

    private final DataframerClient client;
    private final Settings settings;
    private final Exchanges exchanges;
    private final Screen screen;
    private final Map<Step, String> failures = new EnumMap<>(Step.class);
    private final Set<Step> unreadable = EnumSet.noneOf(Step.class);

    Job(DataframerClient client, Settings settings, Exchanges exchanges, Screen screen) {
        this.client = client;
        this.settings = settings;
        this.exchanges = exchanges;
        this.screen = screen;
    }

    /** Returns the steps that did not come to their end, with the reason in words that quote nothing. */
    Map<Step, String> failures() {
        return failures;
    }

    /** Returns the steps whose answer the client could not read. */
    Set<Step> unreadable() {
        return unreadable;
    }

    void run() {
        if (!canStart()) {
            return;
        }
        Optional<UUID> dataset = settings.dataset()
                .or(() -> settings.file().flatMap(this::upload).map(SeedDataset::id));
        dataset.ifPresent(id -> {
            attempt(Step.RETRIEVE_DATASET, () -> client.seedDatasets().retrieve(id));
            attempt(Step.CREATE, () -> client.anonymizationRuns().create(settings.newRun(id)))
                    .ifPresent(run -> follow(run.id()));
        });
        expectRefusal(Step.UNKNOWN_RUN, () -> client.anonymizationRuns().retrieve(UUID.randomUUID()));
        expectRefusal(Step.UNKNOWN_DATASET, () -> client.seedDatasets().retrieve(UUID.randomUUID()));
        RequestOptions wrongKey = RequestOptions.builder().apiKey(WRONG_KEY).build();
        expectRefusal(
                Step.WRONG_KEY,
                () -> client.anonymizationRuns().withOptions(wrongKey).list());
    }

    /** Lists the runs. Where the service is not there or refuses the key, nothing further is asked. */
    private boolean canStart() {
        try {
            Optional<List<AnonymizationRunSummary>> runs =
                    take(Step.LIST, () -> client.anonymizationRuns().list());
            runs.ifPresent(list -> screen.println("  " + list.size() + " runs"));
            return true;
        } catch (ConnectionException | AuthenticationException | PermissionDeniedException e) {
            failed(Step.LIST, e);
            return false;
        } catch (DataframerException e) {
            failed(Step.LIST, e);
            return true;
        }
    }

    private Optional<SeedDataset> upload(Path file) {
        String name = "live-check-" + UUID.randomUUID();
        return attempt(Step.UPLOAD, () -> {
            NewSeedDataset dataset = file.toString().endsWith(".zip")
                    ? NewSeedDataset.builder()
                            .name(name)
                            .zip(UploadFile.of(file))
                            .build()
                    : NewSeedDataset.of(name, file);
            return client.seedDatasets().create(dataset);
        });
    }

    private void follow(UUID runId) {
        PollingPolicy policy =
                PollingPolicy.builder().timeout(settings.timeout()).build();
        attempt(
                Step.WAIT,
                () -> client.anonymizationRuns()
                        .awaitCompletion(
                                runId,
                                policy,
                                poll -> screen.println("  poll " + poll.attempt() + ": "
                                        + poll.value()
                                                .map(AnonymizationRun::status)
                                                .map(String::valueOf)
                                                .orElse("no answer"))));
        attempt(Step.RETRIEVE, () -> client.anonymizationRuns().retrieve(runId));
        attempt(Step.LIST_AGAIN, () -> client.anonymizationRuns().list());
    }

    private <T> Optional<T> attempt(Step step, Supplier<T> call) {
        try {
            return take(step, call);
        } catch (DataframerException e) {
            failed(step, e);
            return Optional.empty();
        }
    }

    /** What the service answers is for the {@link Assumptions} to judge. */
    private <T> void expectRefusal(Step step, Supplier<T> call) {
        try {
            take(step, call);
        } catch (ApiException e) {
            screen.println("  " + e.statusCode());
        } catch (DataframerException e) {
            failed(step, e);
        }
    }

    private <T> Optional<T> take(Step step, Supplier<T> call) {
        screen.println(step + " ...");
        exchanges.begin(step);
        return Optional.of(call.get());
    }

    private void failed(Step step, DataframerException e) {
        screen.error(String.valueOf(e.getMessage()));
        if (e instanceof InvalidResponseException) {
            unreadable.add(step);
        }
        failures.put(step, words(e));
    }

    private String words(DataframerException e) {
        if (e instanceof ApiException answer) {
            return "answered " + answer.statusCode();
        }
        if (e instanceof PollTimeoutException) {
            return "not ended after " + settings.timeout().toMinutes() + " min";
        }
        return e.getClass().getSimpleName();
    }
}
