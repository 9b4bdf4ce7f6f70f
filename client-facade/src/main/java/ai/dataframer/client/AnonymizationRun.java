package ai.dataframer.client;

import ai.dataframer.client.internal.runs.RunData;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The state of an anonymization run at one moment ({@code AnonymizationRun} in the contract). Immutable. No method
 * returns null: a value that the service left out is empty.
 *
 * <p>It is serializable so that a {@link RunFailedException} is. The serialized form holds all values, personal data
 * included, and may change with each version of this library.
 */
public final class AnonymizationRun implements Serializable {
    private static final long serialVersionUID = 1L;

    private final transient RunData data;
    private final transient RunStatus status;
    private final transient Optional<AnonymizationResults> results;
    private final transient List<AnonymizedFile> files;
    private final transient @Nullable Duration retryAfter;

    AnonymizationRun(RunData data, @Nullable Duration retryAfter) {
        this.data = data;
        this.retryAfter = retryAfter;
        status = RunStatus.of(data.status());
        results = Optional.ofNullable(data.results()).map(AnonymizationResults::new);
        files = data.files().stream().map(AnonymizedFile::new).toList();
    }

    /** {@return the run's id, or the requested id if the service sent none} */
    public UUID id() {
        return data.id();
    }

    /** {@return the status, or {@link RunStatus#UNKNOWN} if it is missing or this version does not know it} */
    public RunStatus status() {
        return status;
    }

    /**
     * {@return the status as the service wrote it, even if this version does not know it; {@code "UNKNOWN"} if it is
     * missing}
     */
    public String statusAsString() {
        return RunStatus.textOf(data.status());
    }

    /**
     * {@return true if the status is terminal: {@code SUCCEEDED}, {@code FAILED}, or an unknown status of a run with
     * {@link #completedAt()}}
     */
    public boolean isTerminal() {
        return status.isTerminal(data.completedAt() != null);
    }

    /** {@return true if the run succeeded} */
    public boolean isSucceeded() {
        return status == RunStatus.SUCCEEDED;
    }

    /** {@return true if the run failed} */
    public boolean isFailed() {
        return status == RunStatus.FAILED;
    }

    /**
     * {@return this run if it succeeded}
     *
     * @throws RunFailedException if it failed
     * @throws IllegalStateException if it has not ended, or ended with a status that this version does not know
     */
    public AnonymizationRun requireSucceeded() {
        if (isSucceeded()) {
            return this;
        }
        if (isFailed()) {
            throw new RunFailedException(this);
        }
        throw new IllegalStateException(
                "run " + id() + (isTerminal() ? " ended with status " : " has not finished: ") + statusAsString());
    }

    /** {@return the id of the seed dataset} */
    public Optional<UUID> datasetId() {
        return Optional.ofNullable(data.datasetId());
    }

    /** {@return the name of the seed dataset} */
    public Optional<String> datasetName() {
        return Optional.ofNullable(data.datasetName());
    }

    /** {@return the entity types that the run looks for, unmodifiable} */
    public List<String> piiTypes() {
        return data.piiTypes();
    }

    /** {@return the detection method} */
    public Optional<String> detectionMethod() {
        return Optional.ofNullable(data.detectionMethod());
    }

    /** {@return the name of the language model, if the detection method uses one} */
    public Optional<String> llmModelName() {
        return Optional.ofNullable(data.llmModelName());
    }

    /** {@return the e-mail address of the run's creator} It is personal data: {@link #toString} leaves it out. */
    public Optional<String> createdByEmail() {
        return Optional.ofNullable(data.createdByEmail());
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

    /** {@return the time at which the run was created} */
    public Optional<Instant> createdAt() {
        return Optional.ofNullable(data.createdAt());
    }

    /** {@return the time at which the run ended, successfully or not; empty until then} */
    public Optional<Instant> completedAt() {
        return Optional.ofNullable(data.completedAt());
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

    /** {@return the id and the status, without anything that could be personal data} */
    @Override
    public String toString() {
        return "AnonymizationRun{id=" + id() + ", status=" + statusAsString() + "}";
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
