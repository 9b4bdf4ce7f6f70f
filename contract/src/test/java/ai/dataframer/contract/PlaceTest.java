package ai.dataframer.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlaceTest {
    private static final Place RUN = new Place("RunDto");

    @Test
    void toString_steps_areAsInNames() {
        assertThat(RUN.property("files").item().property("size_in_bytes")).hasToString("RunDto.files[].size_in_bytes");
    }

    @Test
    void toString_nameThatReadsLikeSteps_standsInQuotes() {
        assertThat(RUN.property("a.b")).hasToString("RunDto.\"a.b\"");
        assertThat(RUN.property("[]")).hasToString("RunDto.\"[]\"").isNotEqualTo(RUN.item());
        assertThat(RUN.property("\"a\n")).hasToString("RunDto.\"\\\"a\\n\"");
        assertThat(RUN.property("")).hasToString("RunDto.\"\"");
    }
}
