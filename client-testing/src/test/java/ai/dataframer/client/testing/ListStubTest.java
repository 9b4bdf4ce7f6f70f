package ai.dataframer.client.testing;

import static ai.dataframer.client.testing.DataframerStubs.RUNS_PATH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ListStubTest {
    private static final UUID FIRST = new UUID(0, 1);
    private static final UUID SECOND = new UUID(0, 2);

    private final DataframerStubs dataframer = DataframerStubs.start();
    private final Caller caller = new Caller(dataframer);

    @AfterEach
    void close() {
        dataframer.close();
    }

    private JsonArray list() throws Exception {
        String body = caller.send(caller.request(RUNS_PATH).build()).body();
        return JsonParser.parseString(body).getAsJsonArray();
    }

    private static String status(JsonElement run) {
        return run.getAsJsonObject().get("status").getAsString();
    }

    @Test
    void list_withoutRuns_isEmpty() throws Exception {
        assertThat(list()).isEmpty();
    }

    @Test
    void list_everyRun_isAsItsLastAnswerSaid() throws Exception {
        dataframer
                .stub(StubRun.of(FIRST).pending(1).succeeded())
                .stub(StubRun.of(SECOND).processing(1).then(StubAnswer.serverError()));

        assertThat(list()).extracting(ListStubTest::status).containsExactly("PENDING", "PROCESSING");
        for (int i = 0; i < 2; i++) {
            caller.get(FIRST);
            caller.get(SECOND);
        }

        JsonArray runs = list();
        assertThat(runs).extracting(ListStubTest::status).containsExactly("SUCCEEDED", "PROCESSING");
        assertThat(runs.get(0).getAsJsonObject().keySet())
                .containsExactlyInAnyOrder(
                        "id",
                        "status",
                        "dataset_id",
                        "dataset_name",
                        "pii_types",
                        "detection_method",
                        "llm_model_name",
                        "created_by_email",
                        "completed_at",
                        "created_at");
    }

    @Test
    void list_runThatIsToBeCreated_isThereOnceItIs() throws Exception {
        dataframer.onCreate(StubRun.of(FIRST).succeeded());
        assertThat(list()).isEmpty();

        caller.send(caller.post(RUNS_PATH, "{}"));

        assertThat(list()).hasSize(1);
    }

    @Test
    void list_runWhoseScriptNeverAnswersWithARun_isPending() throws Exception {
        dataframer
                .stub(StubRun.of(FIRST).then(StubAnswer.hang()))
                .stub(StubRun.of(SECOND).then(StubAnswer.offContractBody("no JSON")));

        JsonArray runs = list();

        assertThat(runs).extracting(ListStubTest::status).containsExactly("PENDING", "PENDING");
        assertThat(runs)
                .extracting(run -> run.getAsJsonObject().get("id").getAsString())
                .containsExactly(FIRST.toString(), SECOND.toString());
    }

    @Test
    void onList_answer_isGivenOnce() throws Exception {
        dataframer.onList(StubAnswer.serverError(503));

        assertThat(caller.send(caller.request(RUNS_PATH).build()).statusCode()).isEqualTo(503);
        assertThat(list()).isEmpty();
    }

    @Test
    void onList_runOrNull_isRefusedAtOnce() {
        assertThatThrownBy(() -> dataframer.onList(StubAnswer.pending()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a run answers a poll, not a list: it contains the stubbed runs by itself");
        assertThatThrownBy(() -> dataframer.onList(null)).hasMessage("answer == null");
    }

    @Test
    void list_withoutKey_is401() throws Exception {
        assertThat(caller.send(caller.withoutKey(RUNS_PATH).build()).statusCode())
                .isEqualTo(401);
    }
}
