package ai.dataframer.client.testing;

import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * A script of the answers to the requests for one run, poll by poll. The last answer repeats. {@link
 * DataframerStubs#stub} makes the run exist at once; with {@link DataframerStubs#onCreate} a create makes it exist.
 *
 * <pre>{@code
 * StubRun.of(runId).pending(2).then(StubAnswer.rateLimited()).processing(3).failed("no such dataset")
 * }</pre>
 *
 * <p>A builder, not thread-safe. {@link DataframerStubs#stub} and {@link DataframerStubs#onCreate} copy the script.
 */
public final class StubRun {
    private final String runId;
    private final List<Step> steps = new ArrayList<>();

    private StubRun(UUID runId) {
        this.runId = runId.toString();
    }

    /**
     * {@return an empty script for this run}
     *
     * @param runId the run's id
     */
    public static StubRun of(UUID runId) {
        return new StubRun(runId);
    }

    /**
     * Answers the next polls with a {@code PENDING} run.
     *
     * @param times number of polls
     * @return this script
     */
    public StubRun pending(int times) {
        return then(times, StubAnswer.pending());
    }

    /**
     * Answers the next polls with a {@code PROCESSING} run.
     *
     * @param times number of polls
     * @return this script
     */
    public StubRun processing(int times) {
        return then(times, StubAnswer.processing());
    }

    /**
     * Answers the next poll with a {@code SUCCEEDED} run with sample results and files.
     *
     * @return this script
     */
    public StubRun succeeded() {
        return then(StubAnswer.succeeded());
    }

    /**
     * Answers the next poll with a {@code SUCCEEDED} run with these results and files only.
     *
     * @param results adds results and files to the run
     * @return this script
     */
    public StubRun succeeded(Consumer<? super RunBody> results) {
        RunBody run = RunBody.succeeded();
        results.accept(run);
        return then(StubAnswer.run(run));
    }

    /**
     * Answers the next poll with a {@code FAILED} run.
     *
     * @param error the run's error message
     * @return this script
     */
    public StubRun failed(String error) {
        return then(StubAnswer.failed(error));
    }

    /**
     * Answers the next poll with this answer.
     *
     * @param answer the answer
     * @return this script
     */
    public StubRun then(StubAnswer answer) {
        return then(1, answer);
    }

    /**
     * Answers the next polls with this answer.
     *
     * @param times number of polls
     * @param answer the answer
     * @return this script
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
        /** Returns the run that this step answers with; empty for an error, a hanging request or a body that is no JSON object. */
        Optional<JsonObject> run() {
            if (response.getStatus() != 200 || response.getFault() != null) {
                return Optional.empty();
            }
            try {
                JsonElement body = JsonParser.parseString(String.valueOf(response.getBody()));
                return body instanceof JsonObject run ? Optional.of(run) : Optional.empty();
            } catch (JsonParseException e) {
                return Optional.empty();
            }
        }

        static Step once(StubAnswer answer, String runId) {
            return new Step(1, answer.hangs(), answer.response(runId));
        }
    }
}
