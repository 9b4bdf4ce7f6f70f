package ai.dataframer.client;

import ai.dataframer.client.internal.json.MappedList;
import ai.dataframer.client.internal.runs.ResultsData;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The findings of a run ({@code results} in the contract). Immutable. */
public final class AnonymizationResults {
    private final ResultsData data;
    private final List<DetectedEntity> entities;

    AnonymizationResults(ResultsData data) {
        this.data = data;
        this.entities = new MappedList<>(data.entities(), DetectedEntity::new);
    }

    /**
     * {@return the number of entities found of each type, in the service's order, unmodifiable; empty if there is no
     * summary} A count that is not a whole number is left out.
     */
    public Map<String, Long> entitySummary() {
        return data.entitySummary();
    }

    /** {@return the number of samples processed; empty if the service sent none} */
    public OptionalLong samplesProcessed() {
        Long samples = data.samplesProcessed();
        return samples == null ? OptionalLong.empty() : OptionalLong.of(samples);
    }

    /**
     * {@return every entity found in all samples, unmodifiable; empty if there is no list} A million entities take
     * about 17 MB: an element becomes an object only when it is read, so reading an index twice returns equal objects,
     * not the same one.
     */
    public List<DetectedEntity> entitiesFound() {
        return entities;
    }

    /** {@return the reason why the run failed; empty if the service gave none} */
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
