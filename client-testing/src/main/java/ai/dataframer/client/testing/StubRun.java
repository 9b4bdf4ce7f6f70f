package ai.dataframer.client.testing;

import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Scripts what the service answers when it is asked for one run, poll by poll. The last answer repeats for ever. The run is there at
 * once by {@link DataframerStubs#stub}, or born by a create through {@link DataframerStubs#onCreate}.
 *
 * <pre>{@code
 * StubRun.of(runId).pending(2).then(StubAnswer.rateLimited()).processing(3).failed("no such dataset")
 * }</pre>
 *
 * <p>A builder, not thread-safe; {@link DataframerStubs#stub} takes the script as it is then.
 */
public final class StubRun {
    private final String runId;
    private final List<Step> steps = new ArrayList<>();

    private StubRun(UUID runId) {
        this.runId = runId.toString();
    }

    /** Begins an empty script for this run. */
    public static StubRun of(UUID runId) {
        return new StubRun(runId);
    }

    /**
     * Begins an empty script for this run.
     *
     * @throws IllegalArgumentException if the id is not a UUID
     */
    public static StubRun of(String runId) {
        return of(UUID.fromString(runId));
    }

    /** Answers the next {@code times} polls with a run that is {@code PENDING}. */
    public StubRun pending(int times) {
        return then(times, StubAnswer.pending());
    }

    /** Answers the next {@code times} polls with a run that is {@code PROCESSING}. */
    public StubRun processing(int times) {
        return then(times, StubAnswer.processing());
    }

    /** Answers the next poll with a run that has {@code SUCCEEDED}, with sample results and files. */
    public StubRun succeeded() {
        return then(StubAnswer.succeeded());
    }

    /**
     * Answers the next poll with a run that has {@code SUCCEEDED}, with the results and files that {@code results}
     * adds to it, and no others.
     */
    public StubRun succeeded(Consumer<? super RunBody> results) {
        RunBody run = RunBody.succeeded();
        results.accept(run);
        return then(StubAnswer.run(run));
    }

    /** Answers the next poll with a run that has {@code FAILED} with this error message. */
    public StubRun failed(String error) {
        return then(StubAnswer.failed(error));
    }

    /** Answers the next poll with this answer. */
    public StubRun then(StubAnswer answer) {
        return then(1, answer);
    }

    /**
     * Answers the next {@code times} polls with this answer.
     *
     * @throws IllegalArgumentException if {@code times} is not positive
     */
    public StubRun then(int times, StubAnswer answer) {
        if (times < 1) {
            throw new IllegalArgumentException("times must be positive: " + times);
        }
        steps.add(new Step(times, answer.hangs(), answer.response(runId)));
        return this;
    }

    String runId() {
        return runId;
    }

    List<Step> steps() {
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("the script of run " + runId + " is empty: add an answer to it");
        }
        return List.copyOf(steps);
    }

    record Step(int times, boolean hangs, ResponseDefinition response) {
        /** Returns true if this step tells of the run, and is no error. */
        boolean isRun() {
            return response.getStatus() == 200 && response.getFault() == null;
        }

        static Step once(StubAnswer answer, String runId) {
            return new Step(1, answer.hangs(), answer.response(runId));
        }
    }
}
