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
    /** The service sent none, or one without a constant here, such as {@code CANCELED}. {@link AnonymizationRun#statusAsString()} returns it. */
    UNKNOWN;

    /**
     * Returns true if a run has ended. {@code CANCELED} is a status of the vendor's other runs.
     *
     * @param text the text that the service sent, null if it sent none
     * @param completed true if the run has a time of completion
     */
    static boolean isTerminal(@Nullable String text, boolean completed) {
        return switch (of(text)) {
            case SUCCEEDED, FAILED -> true;
            case PENDING, PROCESSING -> false;
            case UNKNOWN -> completed || "CANCELED".equals(text) || "CANCELLED".equals(text);
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
