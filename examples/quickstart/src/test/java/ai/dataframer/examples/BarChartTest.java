package ai.dataframer.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BarChartTest {
    @Test
    void lines_counts_areSortedAlignedAndScaledToTheWidth() {
        Map<String, Long> counts = Map.of("EMAIL", 500L, "PERSON", 1000L, "IBAN", 1L);

        assertThat(new BarChart(counts, 37, '#').lines())
                .containsExactly(
                        "PERSON  1,000  ######################", //
                        "EMAIL     500  ###########",
                        "IBAN        1  #");
    }

    @Test
    void lines_noCounts_areNone() {
        assertThat(new BarChart(Map.of(), 40, '#').lines()).isEmpty();
    }

    @Test
    void lines_countsWithoutAnything_haveNoBar() {
        var counts = new LinkedHashMap<String, Long>();
        counts.put("B", 0L);
        counts.put("A", 0L);
        counts.put("C", -1L);

        assertThat(new BarChart(counts, 40, '#').lines()).containsExactly("A   0", "B   0", "C  -1");
    }

    @Test
    void lines_labelAsLongAsTheWidth_leavesRoomForBar() {
        String label = "L".repeat(40);

        assertThat(new BarChart(Map.of(label, 5L), 40, '#').lines()).containsExactly(label + "  5  ##########");
    }

    @Test
    void lines_greatestPossibleCount_fillsTheWidth() {
        assertThat(new BarChart(Map.of("A", Long.MAX_VALUE), 80, '#').lines().get(0))
                .hasSize(80)
                .endsWith("#");
    }
}
