package ai.dataframer.contract;

import static org.assertj.core.api.Assertions.fail;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The gate that every build passes through. */
class ContractGateTest {
    @Test
    void committedContract_passes() {
        List<String> problems = Gate.problems(Example.ROOT);
        if (!problems.isEmpty()) {
            fail(String.join(System.lineSeparator(), problems));
        }
    }
}
