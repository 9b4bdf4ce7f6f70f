package ai.dataframer.client;

import ai.dataframer.client.internal.runs.SummaryData;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A run as {@link AnonymizationRuns#list} tells of it: without results and files, which {@link AnonymizationRuns#retrieve(UUID)} has.
 * Immutable. No method returns null: what the service left out is empty.
 */
public final class AnonymizationRunSummary {
    private final SummaryData data;
    private final RunStatus status;

    AnonymizationRunSummary(SummaryData data) {
        this.data = data;
        status = RunStatus.of(data.status());
    }

    /** Returns the run's id. */
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

    /** Returns when the run was created. */
    public Optional<Instant> createdAt() {
        return Optional.ofNullable(data.createdAt());
    }

    /** Returns when the run ended, with success or without; empty until then. */
    public Optional<Instant> completedAt() {
        return Optional.ofNullable(data.completedAt());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AnonymizationRunSummary that && data.equals(that.data);
    }

    @Override
    public int hashCode() {
        return data.hashCode();
    }

    /** Returns the id and the status, and nothing that could be personal data. */
    @Override
    public String toString() {
        return "AnonymizationRunSummary{id=" + id() + ", status=" + statusAsString() + "}";
    }
}
