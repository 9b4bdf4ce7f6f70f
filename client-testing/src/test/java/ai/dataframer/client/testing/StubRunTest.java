package ai.dataframer.client.testing;

import static ai.dataframer.client.testing.Caller.RUN_ID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.entry;

import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class StubRunTest {
    private static final UUID OTHER_ID = UUID.fromString("00000000-0000-4000-8000-000000000001");

    @RegisterExtension
    static final ContractCheckedStubs dataframer = ContractCheckedStubs.start();

    private final Caller caller = new Caller(dataframer);

    @Test
    void script_polled_goesStepByStepAndStaysAtTheLast() throws Exception {
        dataframer.stub(StubRun.of(RUN_ID)
                .pending(2)
                .then(2, StubAnswer.serverError(503))
                .processing(1)
                .succeeded());

        assertThat(poll(RUN_ID, 8))
                .containsExactly(
                        "PENDING", "PENDING", "503", "503", "PROCESSING", "SUCCEEDED", "SUCCEEDED", "SUCCEEDED");
    }

    @Test
    void script_ofManyThreads_givesEachAnswerOnce() throws Exception {
        dataframer.stub(StubRun.of(RUN_ID).pending(20).processing(20).failed("no such dataset"));
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            Callable<List<String>> poller = () -> poll(RUN_ID, 12);
            List<String> statuses = new ArrayList<>();
            for (Future<List<String>> answers : threads.invokeAll(Collections.nCopies(4, poller))) {
                statuses.addAll(answers.get());
            }

            Map<String, Long> counts =
                    statuses.stream().collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
            assertThat(counts).containsOnly(entry("PENDING", 20L), entry("PROCESSING", 20L), entry("FAILED", 8L));
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void scripts_ofTwoRuns_dontDisturbEachOther() throws Exception {
        dataframer.stub(StubRun.of(RUN_ID).pending(1).succeeded());
        dataframer.stub(StubRun.of(OTHER_ID).processing(1).failed("no such dataset"));

        assertThat(poll(RUN_ID, 1)).containsExactly("PENDING");
        assertThat(poll(OTHER_ID, 2)).containsExactly("PROCESSING", "FAILED");
        assertThat(poll(RUN_ID, 1)).containsExactly("SUCCEEDED");
        assertThat(dataframer.requestsFor(RUN_ID)).isEqualTo(2);
        assertThat(dataframer.requestsFor(OTHER_ID)).isEqualTo(2);
    }

    @Test
    void stub_ofARunUnderWay_beginsAnew() throws Exception {
        dataframer.stub(StubRun.of(RUN_ID).pending(1).succeeded());
        poll(RUN_ID, 2);

        dataframer.stub(StubRun.of(RUN_ID).processing(1).pending(1));

        assertThat(poll(RUN_ID, 2)).containsExactly("PROCESSING", "PENDING");
    }

    @Test
    void stub_changedAfterwards_keepsTheScript() throws Exception {
        StubRun run = StubRun.of(RUN_ID).pending(1);
        dataframer.stub(run);
        run.succeeded();

        assertThat(poll(RUN_ID, 2)).containsExactly("PENDING", "PENDING");
    }

    @Test
    void succeeded_withResults_hasThose() throws Exception {
        dataframer.stub(StubRun.of(RUN_ID)
                .succeeded(run -> run.entity("PERSON", 0, 10, 0.98)
                        .samplesProcessed(100)
                        .file("file-1", "customers.csv", 5_000_000_000L, "text/csv")));

        assertThat(caller.get(RUN_ID).body())
                .contains("\"entity_summary\":{\"PERSON\":1},\"samples_processed\":100")
                .contains("\"entities_found\":[{\"start\":0,\"end\":10,\"label\":\"PERSON\",\"score\":0.98}]")
                .contains("[{\"id\":\"file-1\",\"path\":\"customers.csv\",\"size_in_bytes\":5000000000,"
                        + "\"content_type\":\"text/csv\"}]");
    }

    @Test
    void stub_emptyScript_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> dataframer.stub(StubRun.of(RUN_ID)))
                .withMessageContaining("script of run " + RUN_ID + " is empty");
    }

    @Test
    void then_notPositive_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StubRun.of(RUN_ID).pending(0))
                .withMessage("times must be positive: 0");
    }

    private List<String> poll(UUID runId, int times) throws Exception {
        List<String> statuses = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            var response = caller.get(runId);
            statuses.add(
                    response.statusCode() == 200
                            ? JsonParser.parseString(response.body())
                                    .getAsJsonObject()
                                    .get("status")
                                    .getAsString()
                            : String.valueOf(response.statusCode()));
        }
        return statuses;
    }
}
