package ai.dataframer.client;

import org.jspecify.annotations.Nullable;

/** The status of a run ({@code AnonymizationRun.status} in the contract). */
public enum RunStatus {
    /** The run has not started. */
    PENDING,
    /** The run is in progress. */
    PROCESSING,
    /** The run has ended successfully, and its results are available. */
    SUCCEEDED,
    /** The run has ended without success. */
    FAILED,
    /** The service sent none, or one that this version does not know. {@link AnonymizationRun#statusAsString()} returns it. */
    UNKNOWN;

    /**
     * Returns true if a run with this status has ended; {@code completed} is true if the run has a time of completion.
     */
    boolean isTerminal(boolean completed) {
        return switch (this) {
            case SUCCEEDED, FAILED -> true;
            case UNKNOWN -> completed;
            case PENDING, PROCESSING -> false;
        };
    }

    /** Returns the text that the service sent, or {@code UNKNOWN} if it sent none. */
    static String textOf(@Nullable String text) {
        return text == null ? UNKNOWN.name() : text;
    }

    static RunStatus of(@Nullable String text) {
        for (RunStatus status : values()) {
            if (status.name().equals(text)) {
                return status;
            }
        }
        return UNKNOWN;
    }
}
