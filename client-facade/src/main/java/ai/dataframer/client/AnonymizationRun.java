package ai.dataframer.client;

import ai.dataframer.client.internal.runs.RunData;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An anonymization run as the service described it at one moment ({@code AnonymizationRun} in the contract). Immutable. No method
 * returns null: what the service left out is empty.
 */
public final class AnonymizationRun {
    private final RunData data;
    private final RunStatus status;
    private final Optional<AnonymizationResults> results;
    private final List<AnonymizedFile> files;
    private final Duration retryAfter;

    AnonymizationRun(RunData data, @Nullable Duration retryAfter) {
        this.data = data;
        this.retryAfter = retryAfter == null ? Duration.ZERO : retryAfter;
        status = RunStatus.of(data.status());
        results = Optional.ofNullable(data.results()).map(AnonymizationResults::new);
        files = data.files().stream().map(AnonymizedFile::new).toList();
    }

    /** Returns the run's id; the one asked for if the service sent none. */
    public UUID id() {
        return data.id();
    }

    /** Returns the status; {@link RunStatus#UNKNOWN} if it is missing or not known to this version. */
    public RunStatus status() {
        return status;
    }

    /** Returns the status as the service wrote it, also one that this version does not know; {@code "UNKNOWN"} if missing. */
    public String statusAsString() {
        return RunStatus.textOf(data.status());
    }

    /**
     * Returns true if the status is final: {@code SUCCEEDED}, {@code FAILED}, or an unknown one of a run that carries
     * {@link #completedAt()}.
     */
    public boolean isTerminal() {
        return status.isTerminal(data.completedAt() != null);
    }

    /** Returns true if the run has ended with success. */
    public boolean isSucceeded() {
        return status == RunStatus.SUCCEEDED;
    }

    /** Returns true if the run has ended without success. */
    public boolean isFailed() {
        return status == RunStatus.FAILED;
    }

    /**
     * Returns this run if it has succeeded.
     *
     * @throws RunFailedException if it has failed
     * @throws IllegalStateException if it has not finished, or has ended with a status that this version does not know
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

    /** Returns the seed dataset's id. */
    public Optional<UUID> datasetId() {
        return Optional.ofNullable(data.datasetId());
    }

    /** Returns the seed dataset's name. */
    public Optional<String> datasetName() {
        return Optional.ofNullable(data.datasetName());
    }

    /** Returns the types of entity that the run looks for, unmodifiable. */
    public List<String> piiTypes() {
        return data.piiTypes();
    }

    /** Returns the method of detection. */
    public Optional<String> detectionMethod() {
        return Optional.ofNullable(data.detectionMethod());
    }

    /** Returns the name of the language model, where the method of detection uses one. */
    public Optional<String> llmModelName() {
        return Optional.ofNullable(data.llmModelName());
    }

    /** Returns the e-mail address of the run's creator. It is personal data: {@link #toString} leaves it out. */
    public Optional<String> createdByEmail() {
        return Optional.ofNullable(data.createdByEmail());
    }

    /** Returns how long the run took, in whole seconds ({@code duration_seconds}); empty until it has ended. */
    public Optional<Duration> duration() {
        return Optional.ofNullable(data.duration());
    }

    /** Returns the results; empty until the run has ended. */
    public Optional<AnonymizationResults> results() {
        return results;
    }

    /** Returns the files that the run has produced, unmodifiable. */
    public List<AnonymizedFile> anonymizedFiles() {
        return files;
    }

    /** Returns {@link AnonymizationResults#entitySummary()}; empty if there are no results. */
    public Map<String, Long> entitySummary() {
        return results.map(AnonymizationResults::entitySummary).orElse(Map.of());
    }

    /** Returns {@link AnonymizationResults#entitiesFound()}; empty if there are no results. */
    public List<DetectedEntity> entitiesFound() {
        return results.map(AnonymizationResults::entitiesFound).orElse(List.of());
    }

    /** Returns {@link AnonymizationResults#error()}: why the run failed; empty if there are no results. */
    public Optional<String> error() {
        return results.flatMap(AnonymizationResults::error);
    }

    /** Returns when the run was created. */
    public Optional<Instant> createdAt() {
        return Optional.ofNullable(data.createdAt());
    }

    /** Returns when the run ended, with success or without; empty until then. */
    public Optional<Instant> completedAt() {
        return Optional.ofNullable(data.completedAt());
    }

    /** Returns how long the service asked to wait before the next request; zero if it did not. No part of the run's value. */
    Duration retryAfter() {
        return retryAfter;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AnonymizationRun that && data.equals(that.data);
    }

    @Override
    public int hashCode() {
        return data.hashCode();
    }

    /** Returns the id and the status, and nothing that could be personal data. */
    @Override
    public String toString() {
        return "AnonymizationRun{id=" + id() + ", status=" + statusAsString() + "}";
    }
}
