package ai.dataframer.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreparationTest {
    @TempDir
    Path scratch;

    @Test
    void run_work_isItsResult() throws IOException {
        assertThat(new Preparation<String>(scratch, Limits.TIME).run(() -> "x")).isEqualTo("x");
    }

    @Test
    void run_workWithoutAnEnd_endsInTime() {
        CountDownLatch never = new CountDownLatch(1);

        assertThatThrownBy(() -> new Preparation<String>(scratch, Duration.ofMillis(50)).run(() -> {
                    try {
                        never.await();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                    return "x";
                }))
                .isInstanceOf(ContractException.class)
                .hasMessage("the pages have not been read and compared after 0 s. Nothing was replaced");
        never.countDown();
    }

    @Test
    void run_errorThatNobodyKnows_isASentenceAndAFile() {
        assertThatThrownBy(() -> new Preparation<String>(scratch, Limits.TIME).run(() -> {
                    throw new IllegalStateException("x");
                }))
                .isInstanceOf(ContractException.class)
                .hasMessage(
                        "the pages end the command with an error that it does not know (java.lang.IllegalStateException: x)."
                                + " Nothing was replaced; " + scratch.resolve("contract-failure.txt") + " says where");
        assertThat(scratch.resolve("contract-failure.txt")).content().contains("PreparationTest");
    }
}
