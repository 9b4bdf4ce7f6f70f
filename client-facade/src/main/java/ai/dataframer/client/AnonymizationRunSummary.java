package ai.dataframer.client;

import ai.dataframer.client.internal.runs.SummaryData;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A run as {@link AnonymizationRuns#list} returns it: without results and files, which {@link
 * AnonymizationRuns#retrieve(UUID)} returns. Immutable. No method returns null: a value that the service left out is
 * empty.
 */
public final class AnonymizationRunSummary {
    private final SummaryData data;
    private final RunStatus status;

    AnonymizationRunSummary(SummaryData data) {
        this.data = data;
        status = RunStatus.of(data.status());
    }

    /** {@return the run's id} */
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

    /** {@return the time at which the run was created} */
    public Optional<Instant> createdAt() {
        return Optional.ofNullable(data.createdAt());
    }

    /** {@return the time at which the run ended, successfully or not; empty until then} */
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

    /** {@return the id and the status, without anything that could be personal data} */
    @Override
    public String toString() {
        return "AnonymizationRunSummary{id=" + id() + ", status=" + statusAsString() + "}";
    }
}
