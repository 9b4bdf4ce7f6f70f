package ai.dataframer.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BuildLogTest {
    @Test
    void failures_compiler_areItsLinesOnce() {
        String line = "[ERROR] /home/x/client-facade/src/main/java/a/RunMapping.java:[12,3] cannot find symbol";

        assertThat(failures(
                        "[ERROR] COMPILATION ERROR : ",
                        line,
                        "  symbol: method getPiiTypes()",
                        line,
                        "[ERROR]   symbol: method getPiiTypes()"))
                .containsExactly(
                        "The facade doesn't compile against the new contract; adapt what reads it:",
                        "- client-facade/src/main/java/a/RunMapping.java:[12,3] cannot find symbol symbol: method getPiiTypes()");
    }

    @Test
    void failures_tests_areTheSummary() {
        assertThat(failures(
                        "[ERROR] Tests run: 3, Failures: 1, Errors: 0, Skipped: 0, Time elapsed: 1 s <<< FAILURE!",
                        "Expecting actual:",
                        "\tat a.b.C",
                        "[ERROR] Failures: ",
                        "[ERROR]   RetrieveTest.run_x_y off the contract, and not marked so:",
                        "  request POST /runs/: threshold is too high",
                        "[ERROR] Tests run: 3, Failures: 1",
                        "[ERROR]   mvn <args> -rf :dataframer-client"))
                .containsExactly(
                        "Tests fail on the new contract; look at each:",
                        "- RetrieveTest.run_x_y off the contract, and not marked so: request POST /runs/: threshold is too high");
    }

    @Test
    void failures_many_areCut() {
        String[] log = IntStream.range(0, 3000)
                .mapToObj(i -> "[ERROR]   Test" + i + " " + "x".repeat(1000))
                .toArray(String[]::new);

        List<String> failures = failures(log);

        assertThat(failures).hasSize(12).endsWith("... and 2990 more");
        assertThat(failures).allMatch(line -> line.length() < 420);
    }

    @Test
    void failures_anythingElse_areMavensLines() {
        assertThat(failures("[ERROR] Failed to execute goal x", "[ERROR] ", "[ERROR] -> [Help 1]"))
                .contains("The build fails:", "- Failed to execute goal x");
    }

    private static List<String> failures(String... log) {
        return new BuildLog(Stream.of(log).toList()).failures();
    }
}
