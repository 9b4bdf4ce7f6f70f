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

    /** Returns true if a run with this status has ended; {@code completed} says whether it carries the time of its end. */
    boolean isTerminal(boolean completed) {
        return switch (this) {
            case SUCCEEDED, FAILED -> true;
            case UNKNOWN -> completed;
            case PENDING, PROCESSING -> false;
        };
    }

    /** Returns what the service wrote, or {@code UNKNOWN} if it wrote nothing. */
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
