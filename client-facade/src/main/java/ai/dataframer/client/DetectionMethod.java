package ai.dataframer.client;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a run finds entities ({@code detection_method} in the contract). A constant for each method that the contract lists; {@link #of}
 * takes one that came later. Immutable.
 */
public final class DetectionMethod {
    /** The model {@code aimon_pii_m1}. */
    public static final DetectionMethod AIMON_PII_M1 = new DetectionMethod("aimon_pii_m1");

    /** A language model; needs {@link NewAnonymizationRun.Builder#llmModelName}. */
    public static final DetectionMethod LLM = new DetectionMethod("llm");

    /** Rules. */
    public static final DetectionMethod HEURISTICS = new DetectionMethod("heuristics");

    /** The model {@code aimon_pii_m1} and rules. */
    public static final DetectionMethod AIMON_PII_M1_AND_HEURISTICS = new DetectionMethod("aimon_pii_m1+heuristics");

    /** A language model and rules; needs {@link NewAnonymizationRun.Builder#llmModelName}. */
    public static final DetectionMethod LLM_AND_HEURISTICS = new DetectionMethod("llm+heuristics");

    /** All of them; needs {@link NewAnonymizationRun.Builder#llmModelName}. */
    public static final DetectionMethod ALL = new DetectionMethod("all");

    private final String text;

    private DetectionMethod(String text) {
        this.text = text;
    }

    /**
     * Returns the method that the service calls {@code text}; it need not be one of the constants.
     *
     * @throws IllegalArgumentException if {@code text} is blank
     */
    public static DetectionMethod of(String text) {
        if (Objects.requireNonNull(text, "text == null").isBlank()) {
            throw new IllegalArgumentException("detection method is blank: \"" + text + "\"");
        }
        return new DetectionMethod(text);
    }

    /** Returns true if the contract asks for a language model's name with this method; false for one that it does not list. */
    boolean needsLanguageModel() {
        return equals(LLM) || equals(LLM_AND_HEURISTICS) || equals(ALL);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DetectionMethod that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** Returns what the service calls this method. */
    @Override
    public String toString() {
        return text;
    }
}
