package ai.dataframer.client;

import ai.dataframer.client.internal.runs.NewRunData;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A run to {@linkplain AnonymizationRuns#create create}: the dataset, the entity types to find, and how to find them.
 * Immutable.
 *
 * <pre>{@code
 * NewAnonymizationRun run = NewAnonymizationRun.builder()
 *         .datasetId(datasetId)
 *         .piiTypes("first_name", "email")
 *         .detectionMethod(DetectionMethod.AIMON_PII_M1)
 *         .build();
 * }</pre>
 */
public final class NewAnonymizationRun {
    private final NewRunData data;

    private NewAnonymizationRun(NewRunData data) {
        this.data = data;
    }

    /** {@return a builder; {@code datasetId}, {@code piiTypes} and {@code detectionMethod} have no default} */
    public static Builder builder() {
        return new Builder();
    }

    /** {@return the id of the seed dataset to anonymize} */
    public UUID datasetId() {
        return data.datasetId();
    }

    /** {@return the entity types to find, without duplicates, unmodifiable} */
    public List<String> piiTypes() {
        return data.piiTypes();
    }

    /** {@return how entities are found} */
    public DetectionMethod detectionMethod() {
        return DetectionMethod.of(data.detectionMethod());
    }

    /** {@return the name of the language model; empty if none is set} */
    public Optional<String> llmModelName() {
        return Optional.ofNullable(data.llmModelName());
    }

    /** {@return the text that replaces each entity of a type, by the type, unmodifiable; empty if none is set} */
    public Map<String, String> masks() {
        return data.masks();
    }

    /** {@return the lowest confidence at which a detection counts, 0 to 1; empty for the service's own} */
    public OptionalDouble threshold() {
        Double threshold = data.threshold();
        return threshold == null ? OptionalDouble.empty() : OptionalDouble.of(threshold);
    }

    NewRunData data() {
        return data;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof NewAnonymizationRun that && data.equals(that.data);
    }

    @Override
    public int hashCode() {
        return data.hashCode();
    }

    /** {@return the dataset and the detection method, without masks} */
    @Override
    public String toString() {
        return "NewAnonymizationRun{datasetId=" + data.datasetId() + ", detectionMethod=" + data.detectionMethod()
                + "}";
    }

    /**
     * Builds a {@link NewAnonymizationRun}. Each setter rejects null with a {@link NullPointerException}; {@link
     * #build} checks what the contract requires. Not thread-safe.
     */
    public static final class Builder {
        private @Nullable UUID datasetId;
        private Set<String> piiTypes = Set.of();
        private @Nullable DetectionMethod detectionMethod;
        private @Nullable String llmModelName;
        private final Map<String, String> masks = new LinkedHashMap<>();
        private @Nullable Double threshold;

        private Builder() {}

        /**
         * Sets the seed dataset to anonymize.
         *
         * @param datasetId the dataset's id
         * @return this builder
         */
        public Builder datasetId(UUID datasetId) {
            this.datasetId = Objects.requireNonNull(datasetId, "datasetId == null");
            return this;
        }

        /**
         * Sets the entity types to find, in place of any set before. At least one is required.
         *
         * @param piiTypes types in lower case, such as {@code first_name} or {@code email}
         * @return this builder
         */
        public Builder piiTypes(String... piiTypes) {
            return piiTypes(Arrays.asList(Objects.requireNonNull(piiTypes, "piiTypes == null")));
        }

        /**
         * Sets the entity types to find, in place of any set before. At least one is required.
         *
         * @param piiTypes types in lower case, such as {@code first_name} or {@code email}
         * @return this builder
         */
        public Builder piiTypes(Collection<String> piiTypes) {
            var types = new LinkedHashSet<String>();
            Objects.requireNonNull(piiTypes, "piiTypes == null")
                    .forEach(type -> types.add(Objects.requireNonNull(type, "piiTypes holds null")));
            this.piiTypes = types;
            return this;
        }

        /**
         * Sets how entities are found.
         *
         * @param detectionMethod the detection method
         * @return this builder
         */
        public Builder detectionMethod(DetectionMethod detectionMethod) {
            this.detectionMethod = Objects.requireNonNull(detectionMethod, "detectionMethod == null");
            return this;
        }

        /**
         * Sets the name of the language model; none by default. Detection methods that use a language model require it.
         *
         * @param llmModelName the model's name in the service
         * @return this builder
         */
        public Builder llmModelName(String llmModelName) {
            this.llmModelName = Objects.requireNonNull(llmModelName, "llmModelName == null");
            return this;
        }

        /**
         * Sets the text that replaces each entity of a type; by default the service redacts the entity.
         *
         * @param type an entity type in lower case
         * @param text the replacement
         * @return this builder
         */
        public Builder mask(String type, String text) {
            masks.put(Objects.requireNonNull(type, "type == null"), Objects.requireNonNull(text, "text == null"));
            return this;
        }

        /**
         * Sets the lowest confidence at which a detection counts; the service's own threshold by default.
         *
         * @param threshold 0 to 1
         * @return this builder
         */
        public Builder threshold(double threshold) {
            this.threshold = threshold;
            return this;
        }

        /**
         * {@return the run to create}
         *
         * @throws IllegalStateException if {@code datasetId}, {@code piiTypes} or {@code detectionMethod} is not set,
         *     or if the detection method requires {@code llmModelName} and it is not set
         * @throws IllegalArgumentException if a type is blank or not in lower case, the model's name is blank, or the
         *     threshold is not between 0 and 1
         */
        public NewAnonymizationRun build() {
            UUID dataset = requireSet(datasetId, "no dataset: call datasetId(..)");
            DetectionMethod method = requireSet(detectionMethod, "no detection method: call detectionMethod(..)");
            if (piiTypes.isEmpty()) {
                throw new IllegalStateException("no entity types: call piiTypes(\"email\", ..)");
            }
            piiTypes.forEach(type -> checkType("piiTypes", type));
            masks.keySet().forEach(type -> checkType("mask", type));
            if (method.needsLanguageModel() && llmModelName == null) {
                throw new IllegalStateException(
                        "detection method " + method + " uses a language model: call llmModelName(..)");
            }
            if (llmModelName != null && llmModelName.isBlank()) {
                throw new IllegalArgumentException("llmModelName is blank: \"" + llmModelName + "\"");
            }
            if (threshold != null && !(threshold >= 0 && threshold <= 1)) {
                throw new IllegalArgumentException("threshold must be between 0 and 1: " + threshold);
            }
            return new NewAnonymizationRun(new NewRunData(
                    dataset, List.copyOf(piiTypes), method.toString(), llmModelName, inOrder(masks), threshold));
        }

        private static Map<String, String> inOrder(Map<String, String> masks) {
            return Collections.unmodifiableMap(new LinkedHashMap<>(masks));
        }

        private static <T> T requireSet(@Nullable T value, String message) {
            if (value == null) {
                throw new IllegalStateException(message);
            }
            return value;
        }

        private static void checkType(String setter, String type) {
            if (type.isBlank() || !type.equals(type.toLowerCase(Locale.ROOT))) {
                throw new IllegalArgumentException(
                        setter + " takes types in lower case, such as \"email\": \"" + type + "\"");
            }
        }
    }
}
