package ai.dataframer.client;

import ai.dataframer.client.internal.runs.SummaryData;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What a run says of itself, whether it was read alone or in a list. No class of the program can extend it. */
abstract class AnyRun {
    final SummaryData summary;
    private final RunStatus status;

    AnyRun(SummaryData summary) {
        this.summary = summary;
        status = RunStatus.of(summary.status());
    }

    /** {@return the run's id} */
    public UUID id() {
        return summary.id();
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
        return RunStatus.textOf(summary.status());
    }

    /**
     * {@return true if the run has ended: its status is {@code SUCCEEDED}, {@code FAILED}, {@code CANCELED} or {@code
     * CANCELLED}, or an unknown one and there is a time of {@link #completedAt()}}
     */
    public boolean isTerminal() {
        return RunStatus.isTerminal(summary.status(), summary.completedAt() != null);
    }

    /** {@return the id of the seed dataset} */
    public Optional<UUID> datasetId() {
        return Optional.ofNullable(summary.datasetId());
    }

    /** {@return the name of the seed dataset} */
    public Optional<String> datasetName() {
        return Optional.ofNullable(summary.datasetName());
    }

    /** {@return the entity types that the run looks for, unmodifiable} */
    public List<String> piiTypes() {
        return summary.piiTypes();
    }

    /** {@return the detection method} */
    public Optional<String> detectionMethod() {
        return Optional.ofNullable(summary.detectionMethod());
    }

    /** {@return the name of the language model, if the detection method uses one} */
    public Optional<String> llmModelName() {
        return Optional.ofNullable(summary.llmModelName());
    }

    /** {@return the e-mail address of the run's creator} It is personal data: {@link #toString} leaves it out. */
    public Optional<String> createdByEmail() {
        return Optional.ofNullable(summary.createdByEmail());
    }

    /** {@return the time at which the run was created} */
    public Optional<Instant> createdAt() {
        return Optional.ofNullable(summary.createdAt());
    }

    /** {@return the time at which the run ended, successfully or not; empty until then} */
    public Optional<Instant> completedAt() {
        return Optional.ofNullable(summary.completedAt());
    }

    /** {@return the id and the status, without anything that could be personal data} */
    @Override
    public String toString() {
        return getClass().getSimpleName() + "{id=" + id() + ", status=" + statusAsString() + "}";
    }
}
