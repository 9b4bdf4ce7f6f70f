package ai.dataframer.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NewAnonymizationRunTest {
    private static final UUID DATASET = UUID.fromString("3f0c8f3e-52b7-4d3a-9d0e-6f1f2a7c9b10");

    private final NewAnonymizationRun.Builder builder = NewAnonymizationRun.builder()
            .datasetId(DATASET)
            .piiTypes("email")
            .detectionMethod(DetectionMethod.HEURISTICS);

    @Test
    void build_whatTheContractRequires_leavesTheRestToTheService() {
        NewAnonymizationRun run = builder.build();

        assertThat(run.datasetId()).isEqualTo(DATASET);
        assertThat(run.piiTypes()).containsExactly("email").isUnmodifiable();
        assertThat(run.detectionMethod()).isEqualTo(DetectionMethod.HEURISTICS);
        assertThat(run.llmModelName()).isEmpty();
        assertThat(run.masks()).isEmpty();
        assertThat(run.threshold()).isEmpty();
    }

    @Test
    void build_everything_keepsIt() {
        NewAnonymizationRun run = builder.detectionMethod(DetectionMethod.LLM)
                .llmModelName("model-1")
                .mask("phone", "#")
                .mask("email", "@")
                .mask("address", "-")
                .threshold(0.25)
                .build();

        assertThat(run.detectionMethod()).isEqualTo(DetectionMethod.LLM);
        assertThat(run.llmModelName()).contains("model-1");
        assertThat(run.masks()).hasToString("{phone=#, email=@, address=-}").isUnmodifiable();
        assertThat(run.threshold()).hasValue(0.25);
    }

    @Test
    void piiTypes_calledTwice_replacesTheEarlierTypes() {
        assertThat(builder.piiTypes(List.of("first_name", "phone", "first_name"))
                        .build()
                        .piiTypes())
                .containsExactly("first_name", "phone");
        assertThat(builder.piiTypes("email").build().piiTypes()).containsExactly("email");
    }

    @Test
    void piiTypes_null_isRefusedAndChangesNothing() {
        assertThatThrownBy(() -> builder.piiTypes("phone", null)).hasMessage("piiTypes holds null");
        assertThatThrownBy(() -> builder.piiTypes((String[]) null)).hasMessage("piiTypes == null");
        assertThatThrownBy(() -> builder.piiTypes((List<String>) null)).hasMessage("piiTypes == null");

        assertThat(builder.build().piiTypes()).containsExactly("email");
    }

    @Test
    void build_builderThatChangesLater_keepsItsOwnValues() {
        NewAnonymizationRun run = builder.mask("email", "@").build();
        builder.piiTypes("phone").mask("phone", "#");

        assertThat(run.piiTypes()).containsExactly("email");
        assertThat(run.masks()).containsOnlyKeys("email");
    }

    @Test
    void build_somethingMissing_saysWhichSetterToCall() {
        assertThatThrownBy(() -> NewAnonymizationRun.builder().build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no dataset: call datasetId(..)");
        assertThatThrownBy(
                        () -> NewAnonymizationRun.builder().datasetId(DATASET).build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no detection method: call detectionMethod(..)");
        assertThatThrownBy(() -> NewAnonymizationRun.builder()
                        .datasetId(DATASET)
                        .detectionMethod(DetectionMethod.HEURISTICS)
                        .build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no entity types: call piiTypes(\"email\", ..)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"llm", "llm+heuristics", "all"})
    void build_methodWithALanguageModel_needsItsName(String method) {
        builder.detectionMethod(DetectionMethod.of(method));

        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("detection method " + method + " uses a language model: call llmModelName(..)");
        assertThat(builder.llmModelName("model-1").build().llmModelName()).contains("model-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"aimon_pii_m1", "heuristics", "aimon_pii_m1+heuristics", "one-that-came-later"})
    void build_otherMethod_needsNoModel(String method) {
        NewAnonymizationRun run =
                builder.detectionMethod(DetectionMethod.of(method)).build();

        assertThat(run.detectionMethod()).hasToString(method);
        assertThat(run.llmModelName()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Email", "EMAIL", " ", ""})
    void build_typeNotInLowerCase_showsIt(String type) {
        assertThatThrownBy(() -> builder.piiTypes(type).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("piiTypes takes types in lower case, such as \"email\": \"" + type + "\"");
    }

    @Test
    void build_maskOfATypeNotInLowerCase_showsIt() {
        assertThatThrownBy(() -> builder.mask("Email", "***").build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("mask takes types in lower case, such as \"email\": \"Email\"");
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.01, 1.01, Double.NaN, Double.POSITIVE_INFINITY})
    void build_thresholdOutOfRange_showsIt(double threshold) {
        assertThatThrownBy(() -> builder.threshold(threshold).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("threshold must be between 0 and 1: " + threshold);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.3, 1})
    void build_thresholdInRange_passes(double threshold) {
        assertThatNoException().isThrownBy(() -> builder.threshold(threshold).build());
    }

    @Test
    void build_blankModel_showsIt() {
        assertThatThrownBy(() -> builder.llmModelName(" ").build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("llmModelName is blank: \" \"");
    }

    @Test
    void equals_sameValues_isEqual_andShowsNoMask() {
        NewAnonymizationRun run = builder.mask("email", "jane@example.com").build();

        assertThat(run).isEqualTo(builder.build()).hasSameHashCodeAs(builder.build());
        assertThat(run).isNotEqualTo(builder.threshold(0.5).build());
        assertThat(run).hasToString("NewAnonymizationRun{datasetId=" + DATASET + ", detectionMethod=heuristics}");
    }

    @Test
    void detectionMethod_ofAConstantsText_equalsIt() {
        assertThat(DetectionMethod.of("llm")).isEqualTo(DetectionMethod.LLM).hasToString("llm");
        assertThatThrownBy(() -> DetectionMethod.of(" "))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("detection method is blank: \" \"");
    }
}
