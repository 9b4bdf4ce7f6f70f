package ai.dataframer.client;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The method that a run uses to find entities ({@code detection_method} in the contract). There is a constant for each
 * method in the contract; {@link #of} accepts methods that were added later. Immutable.
 */
public final class DetectionMethod {
    /** The model {@code aimon_pii_m1}. */
    public static final DetectionMethod AIMON_PII_M1 = new DetectionMethod("aimon_pii_m1");

    /** A language model; requires {@link NewAnonymizationRun.Builder#llmModelName(String) llmModelName}. */
    public static final DetectionMethod LLM = new DetectionMethod("llm");

    /** Rules. */
    public static final DetectionMethod HEURISTICS = new DetectionMethod("heuristics");

    /** The model {@code aimon_pii_m1} and rules. */
    public static final DetectionMethod AIMON_PII_M1_AND_HEURISTICS = new DetectionMethod("aimon_pii_m1+heuristics");

    /** A language model and rules; requires {@link NewAnonymizationRun.Builder#llmModelName(String) llmModelName}. */
    public static final DetectionMethod LLM_AND_HEURISTICS = new DetectionMethod("llm+heuristics");

    /** All methods; requires {@link NewAnonymizationRun.Builder#llmModelName(String) llmModelName}. */
    public static final DetectionMethod ALL = new DetectionMethod("all");

    private final String text;

    private DetectionMethod(String text) {
        this.text = text;
    }

    /**
     * {@return the method with this name in the service, which need not be one of the constants}
     *
     * @param text the method's name
     * @throws IllegalArgumentException if {@code text} is blank
     */
    public static DetectionMethod of(String text) {
        if (Objects.requireNonNull(text, "text == null").isBlank()) {
            throw new IllegalArgumentException("detection method is blank: \"" + text + "\"");
        }
        return new DetectionMethod(text);
    }

    /**
     * Returns true if the contract requires a language model's name with this method; false for a method that it does
     * not list.
     */
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

    /** {@return the method's name in the service} */
    @Override
    public String toString() {
        return text;
    }
}
