package ai.dataframer.client;

import ai.dataframer.client.internal.runs.RunData;
import ai.dataframer.client.internal.runs.RunOperations;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The state of an anonymization run at one moment ({@code AnonymizationRun} in the contract). Immutable. No method
 * returns null: a value that the service left out is empty. A run that was retrieved without an id has the requested one.
 *
 * <p>It is serializable so that a {@link RunFailedException} is. The serialized form holds all values, personal data
 * included, and may change with each version of this library.
 */
public final class AnonymizationRun extends AnyRun implements Serializable {
    private static final long serialVersionUID = 1L;

    private final transient RunData data;
    private final transient Optional<AnonymizationResults> results;
    private final transient List<AnonymizedFile> files;
    private final transient @Nullable Duration retryAfter;

    AnonymizationRun(RunData data, @Nullable Duration retryAfter) {
        super(data.summary());
        this.data = data;
        this.retryAfter = retryAfter;
        results = Optional.ofNullable(data.results()).map(AnonymizationResults::new);
        files = data.files().stream().map(AnonymizedFile::new).toList();
    }

    /**
     * {@return the run in {@code json}, a text that the service sent} The text may come from a database, a message, {@link
     * ApiResponse#rawBody()}, or a test. It is checked like a response, except that it must contain the run's id. {@link
     * #retryAfter()} is empty.
     *
     * @param json the whole JSON of one run
     * @throws ai.dataframer.client.errors.InvalidResponseException if {@code json} is not the JSON of a run, ends too early, or
     *     has no {@code id}; the message does not contain its values
     * @throws NullPointerException if {@code json} is null
     */
    public static AnonymizationRun fromJson(String json) {
        return new AnonymizationRun(RunOperations.fromJson(Objects.requireNonNull(json, "json == null")), null);
    }

    /** {@return true if the run succeeded} */
    public boolean isSucceeded() {
        return status() == RunStatus.SUCCEEDED;
    }

    /** {@return true if the run failed; false if it was canceled} */
    public boolean isFailed() {
        return status() == RunStatus.FAILED;
    }

    /**
     * {@return this run if it succeeded}
     *
     * @throws RunFailedException if it has ended otherwise: failed, canceled, or with a status that this version does not know
     * @throws IllegalStateException if it has not ended
     */
    public AnonymizationRun requireSucceeded() {
        if (isSucceeded()) {
            return this;
        }
        if (isTerminal()) {
            throw new RunFailedException(this);
        }
        throw new IllegalStateException("run " + id() + " has not finished: " + statusAsString());
    }

    /** {@return how long the run took, in whole seconds ({@code duration_seconds}); empty until it has ended} */
    public Optional<Duration> duration() {
        return Optional.ofNullable(data.duration());
    }

    /** {@return the results; empty until the run has ended} */
    public Optional<AnonymizationResults> results() {
        return results;
    }

    /** {@return the files that the run produced, unmodifiable} */
    public List<AnonymizedFile> anonymizedFiles() {
        return files;
    }

    /** {@return {@link AnonymizationResults#entitySummary()}; empty if there are no results} */
    public Map<String, Long> entitySummary() {
        return results.map(AnonymizationResults::entitySummary).orElse(Map.of());
    }

    /** {@return {@link AnonymizationResults#entitiesFound()}; empty if there are no results} */
    public List<DetectedEntity> entitiesFound() {
        return results.map(AnonymizationResults::entitiesFound).orElse(List.of());
    }

    /** {@return the reason why the run failed ({@link AnonymizationResults#error()}); empty if there are no results} */
    public Optional<String> error() {
        return results.flatMap(AnonymizationResults::error);
    }

    /**
     * {@return the delay that the service asked for before the next request ({@code Retry-After}), between 0 and 60 s;
     * empty if it asked for none} Not part of the run's value.
     */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AnonymizationRun that && data.equals(that.data);
    }

    @Override
    public int hashCode() {
        return data.hashCode();
    }

    private Object writeReplace() {
        return new Written(data, retryAfter);
    }

    /** The serialized form: what was read, without what follows from it. */
    private record Written(RunData data, @Nullable Duration retryAfter) implements Serializable {
        private Object readResolve() {
            return new AnonymizationRun(data, retryAfter);
        }
    }
}
