package ai.dataframer.client;

import ai.dataframer.client.internal.json.MappedList;
import ai.dataframer.client.internal.runs.ResultsData;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** What a run has found ({@code results} in the contract). Immutable. */
public final class AnonymizationResults {
    private final ResultsData data;
    private final List<DetectedEntity> entities;

    AnonymizationResults(ResultsData data) {
        this.data = data;
        this.entities = new MappedList<>(data.entities(), DetectedEntity::new);
    }

    /**
     * Returns how many entities of each type were found, in the service's order; empty if there is no summary. A count that is
     * not a whole number is left out.
     */
    public Map<String, Long> entitySummary() {
        return data.entitySummary();
    }

    /** Returns the number of samples processed; empty if there is none. */
    public OptionalLong samplesProcessed() {
        Long samples = data.samplesProcessed();
        return samples == null ? OptionalLong.empty() : OptionalLong.of(samples);
    }

    /**
     * Returns every entity found across all samples, unmodifiable; empty if there is no list. A million entities take some 17 MB: an
     * element is an object only while it is looked at, so the same index gives an equal one each time, not the same one.
     */
    public List<DetectedEntity> entitiesFound() {
        return entities;
    }

    /** Returns why the run failed; empty if the service gave no reason. */
    public Optional<String> error() {
        return Optional.ofNullable(data.error());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AnonymizationResults that && data.equals(that.data);
    }

    @Override
    public int hashCode() {
        return data.hashCode();
    }

    @Override
    public String toString() {
        return "AnonymizationResults{entitySummary=" + data.entitySummary() + ", samplesProcessed="
                + data.samplesProcessed() + ", entitiesFound=" + entities.size() + "}";
    }
}
