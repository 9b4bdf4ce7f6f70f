package ai.dataframer.client.testing;

import static ai.dataframer.client.testing.Caller.RUN_ID;
import static ai.dataframer.client.testing.DataframerStubs.RUNS_PATH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CreateStubTest {
    private static final String NEW_RUN = """
            {"dataset_id": "9c2d1e0f-5a6b-4c3d-8e7f-0a1b2c3d4e5f", "pii_types": ["email"], "detection_method": "heuristics"}""";

    private final DataframerStubs dataframer = DataframerStubs.start();
    private final Caller caller = new Caller(dataframer);

    @AfterEach
    void close() {
        dataframer.close();
    }

    private HttpResponse<String> create() throws Exception {
        return caller.send(caller.post(RUNS_PATH, NEW_RUN));
    }

    @Test
    void onCreate_run_isBornPendingAsAskedForAndThenAnswersByItsScript() throws Exception {
        dataframer.onCreate(StubRun.of(RUN_ID).processing(1).succeeded());

        assertThat(caller.get(RUN_ID).statusCode()).isEqualTo(404);
        HttpResponse<String> created = create();

        assertThat(created.statusCode()).isEqualTo(201);
        JsonObject run = JsonParser.parseString(created.body()).getAsJsonObject();
        assertThat(run.get("id").getAsString()).isEqualTo(RUN_ID.toString());
        assertThat(run.get("status").getAsString()).isEqualTo("PENDING");
        assertThat(run.get("dataset_id").getAsString()).isEqualTo("9c2d1e0f-5a6b-4c3d-8e7f-0a1b2c3d4e5f");
        assertThat(run.get("pii_types").getAsJsonArray()).isEqualTo(JsonParser.parseString("[\"email\"]"));
        assertThat(run.get("detection_method").getAsString()).isEqualTo("heuristics");
        assertThat(run.get("llm_model_name").isJsonNull()).isTrue();
        assertThat(caller.get(RUN_ID).body()).contains("PROCESSING");
        assertThat(caller.get(RUN_ID).body()).contains("SUCCEEDED");
    }

    @Test
    void onCreate_severalTimes_answersOneCreateEach() throws Exception {
        var second = new UUID(0, 2);
        dataframer
                .onCreate(StubRun.of(RUN_ID).succeeded())
                .onCreate(StubAnswer.serverError(503))
                .onCreate(StubRun.of(second).succeeded());

        assertThat(create().body()).contains(RUN_ID.toString());
        assertThat(create().statusCode()).isEqualTo(503);
        assertThat(create().body()).contains(second.toString());
        HttpResponse<String> left = create();

        assertThat(left.statusCode()).isEqualTo(400);
        assertThat(left.body()).contains("for each create call onCreate(StubRun.of(runId)...)");
        assertThat(left.headers().firstValue("X-Request-Id"))
                .as("what the client's exception shows")
                .contains("none: this create is not stubbed;"
                        + " for each create call onCreate(StubRun.of(runId)...) on the stub service");
        assertThat(dataframer.createRequests()).isEqualTo(4);
    }

    @Test
    void onCreate_emptyScript_isRefusedAtOnce() {
        assertThatThrownBy(() -> dataframer.onCreate(StubRun.of(RUN_ID)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the script of run " + RUN_ID + " is empty: add an answer to it");
    }

    @Test
    void onCreate_scriptThatGrowsLater_isAsItWas() throws Exception {
        StubRun script = StubRun.of(RUN_ID).processing(1);
        dataframer.onCreate(script);
        script.succeeded();
        create();

        caller.get(RUN_ID);

        assertThat(caller.get(RUN_ID).body()).contains("PROCESSING");
    }

    @ParameterizedTest
    @MethodSource
    void onCreate_run_isRefusedAtOnce(StubAnswer run) {
        assertThatThrownBy(() -> dataframer.onCreate(run))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a run answers a poll, not a create:"
                        + " onCreate(StubRun.of(runId)...) answers it with a new run");
    }

    static List<StubAnswer> onCreate_run_isRefusedAtOnce() {
        return List.of(
                StubAnswer.pending(),
                StubAnswer.run("{}"),
                StubAnswer.succeeded().withDelay(Duration.ofMillis(1)),
                StubAnswer.offContractStatus("QUEUED"));
    }

    @Test
    void onCreate_null_isRefusedAtOnce() {
        assertThatThrownBy(() -> dataframer.onCreate((StubAnswer) null)).hasMessage("answer == null");
        assertThatThrownBy(() -> dataframer.onCreate((StubRun) null)).hasMessage("run == null");
    }

    @Test
    void create_withoutKey_is401AndCreatesNothing() throws Exception {
        dataframer.onCreate(StubRun.of(RUN_ID).succeeded());
        HttpRequest unauthorized = caller.withoutKey(RUNS_PATH)
                .POST(BodyPublishers.ofString(NEW_RUN))
                .build();

        assertThat(caller.send(unauthorized).statusCode()).isEqualTo(401);
        assertThat(caller.get(RUN_ID).statusCode()).isEqualTo(404);
        assertThat(create().statusCode()).isEqualTo(201);
    }

    @Test
    void create_bodyThatIsNoJson_isAnsweredAllTheSame() throws Exception {
        dataframer.onCreate(StubRun.of(RUN_ID).succeeded());

        assertThat(caller.send(caller.post(RUNS_PATH, "no JSON")).statusCode()).isEqualTo(201);
    }

    @Test
    void reset_forgetsCreates() throws Exception {
        dataframer.onCreate(StubRun.of(RUN_ID).succeeded());
        create();

        dataframer.reset();

        assertThat(dataframer.createRequests()).isZero();
        assertThat(create().statusCode()).isEqualTo(400);
        assertThat(caller.get(RUN_ID).statusCode()).isEqualTo(404);
    }
}
