package ai.dataframer.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TerminalSizeTest {
    @Test
    void columns_sizeOfATerminal_isItsSecondNumber() {
        assertThat(TerminalSize.columns("24 40\n")).hasValue(40);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0 0\n", "stty: no terminal", "24"})
    void columns_noSize_isEmpty(String answer) {
        assertThat(TerminalSize.columns(answer)).isEmpty();
    }
}
