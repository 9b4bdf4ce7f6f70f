package ai.dataframer.client;

import org.jspecify.annotations.Nullable;

/** The status of a run ({@code AnonymizationRun.status} in the contract). */
public enum RunStatus {
    /** The run waits to be processed. */
    PENDING,
    /** The run is being processed. */
    PROCESSING,
    /** The run has ended and its results are there. */
    SUCCEEDED,
    /** The run has ended without success. */
    FAILED,
    /** The service sent none, or one that this version does not know; {@link AnonymizationRun#statusAsString()} has its text. */
    UNKNOWN;

    static RunStatus of(@Nullable String text) {
        for (RunStatus status : values()) {
            if (status.name().equals(text)) {
                return status;
            }
        }
        return UNKNOWN;
    }
}
