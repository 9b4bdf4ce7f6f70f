package ai.dataframer.examples.durable;

import ai.dataframer.client.AnonymizationRun;
import ai.dataframer.client.AnonymizationRunSummary;
import ai.dataframer.client.AnonymizationRuns;
import ai.dataframer.client.DetectionMethod;
import ai.dataframer.client.NewAnonymizationRun;
import ai.dataframer.client.RequestOptions;
import ai.dataframer.client.errors.ApiException;
import ai.dataframer.client.errors.DataframerException;
import ai.dataframer.client.polling.PollProgress;
import ai.dataframer.client.polling.PollStep;
import ai.dataframer.client.polling.PollingPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** The two steps of a job: create the run, and poll it once. When they happen, and what is kept in between, is the engine's part. */
final class RunSteps {
    /** How far the service's clock may be behind ours. */
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(1);

    private final AnonymizationRuns runs;
    private final PollingPolicy policy;

    RunSteps(AnonymizationRuns runs, PollingPolicy policy) {
        this.runs = runs;
        this.policy = policy;
    }

    /**
     * Returns the job's run. The service knows no key that tells it of a repeated create, so a run counts as the job's if it is of the
     * same data set and not older than the job: two jobs must not have the same data set at the same time.
     *
     * @param mayExist true if an earlier attempt may have created it, and nobody could note its id
     */
    UUID create(UUID datasetId, Instant asked, boolean mayExist) {
        return (mayExist ? find(datasetId, asked) : Optional.<UUID>empty()).orElseGet(() -> create(datasetId));
    }

    private Optional<UUID> find(UUID datasetId, Instant asked) {
        List<UUID> found = runs.list().stream()
                .filter(run -> run.datasetId().equals(Optional.of(datasetId)))
                .filter(run -> run.createdAt()
                        .filter(asked.minus(CLOCK_SKEW)::isBefore)
                        .isPresent())
                .map(AnonymizationRunSummary::id)
                .toList();
        if (found.size() > 1) {
            throw new GaveUpException("which run was created for data set " + datasetId + "? One of " + found, null);
        }
        return found.stream().findFirst();
    }

    private UUID create(UUID datasetId) {
        try {
            return runs.create(NewAnonymizationRun.builder()
                            .datasetId(datasetId)
                            .piiTypes("first_name", "email")
                            .detectionMethod(DetectionMethod.HEURISTICS)
                            .build())
                    .id();
        } catch (ApiException e) {
            boolean refused = !e.isTransient() && e.statusCode() < 500 && e.statusCode() != 408;
            throw refused ? new GaveUpException("the service refused to create a run: " + e.getMessage(), e) : e;
        }
    }

    /**
     * Polls the run once.
     *
     * @param elapsed time since the wait began, however many processes it has seen
     * @throws GaveUpException at the deadline, in an outage that lasts, or after a failure that cannot pass
     */
    Polled poll(UUID runId, PollProgress progress, Duration elapsed) {
        double random = ThreadLocalRandom.current().nextDouble();
        try {
            AnonymizationRun run = runs.withOptions(
                            RequestOptions.builder().maxRetries(0).build())
                    .retrieve(runId);
            if (run.isTerminal()) {
                return Polled.end(RunResult.of(run));
            }
            Duration retryAfter = run.retryAfter().orElse(Duration.ZERO);
            return next(runId, progress.afterValue().next(policy, elapsed, retryAfter, random), null);
        } catch (DataframerException e) {
            if (!e.isTransient()) {
                throw new GaveUpException("run " + runId + ": " + e.getMessage(), e);
            }
            Duration retryAfter =
                    e instanceof ApiException answer ? answer.retryAfter().orElse(Duration.ZERO) : Duration.ZERO;
            return next(runId, progress.afterFailure(e, elapsed).next(policy, elapsed, retryAfter, random), e);
        }
    }

    private static Polled next(UUID runId, PollStep step, @Nullable DataframerException failure) {
        if (step.action() != PollStep.Action.POLL) {
            throw new GaveUpException(
                    "run " + runId + ": " + step.action() + " after "
                            + step.progress().polls() + " polls",
                    failure);
        }
        return Polled.next(step);
    }
}
