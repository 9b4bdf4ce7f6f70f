package ai.dataframer.client;

import ai.dataframer.client.internal.runs.SummaryData;
import org.jspecify.annotations.Nullable;

/**
 * A run as {@link AnonymizationRuns#list} returns it: without results and files, which {@link
 * AnonymizationRuns#retrieve} returns. Immutable. No method returns null: a value that the service left out is empty.
 */
public final class AnonymizationRunSummary extends AnyRun {
    AnonymizationRunSummary(SummaryData data) {
        super(data);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AnonymizationRunSummary that && summary.equals(that.summary);
    }

    @Override
    public int hashCode() {
        return summary.hashCode();
    }
}
