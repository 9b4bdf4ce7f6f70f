package ai.dataframer.client.testing;

import static ai.dataframer.client.testing.Caller.RUN_ID;
import static ai.dataframer.client.testing.Caller.path;
import static ai.dataframer.client.testing.ContractCheckedStubs.offContract;
import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContractCheckTest {
    @RegisterExtension
    static final ContractCheckedStubs dataframer = ContractCheckedStubs.start(OwnContract.contract());

    private final Caller caller = new Caller(dataframer);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"status": "ARCHIVED"}                          | /status
            {"duration_seconds": "125"}                     | /duration_seconds
            {"pii_types": null}                             | /pii_types
            {"created_at": "yesterday"}                     | /created_at
            {"results": {"entities_found": [{"start": 1.5}]}} | /results/entities_found/0/start
            <html>                                          | JSON
            """)
    void answer_offTheContract_isFound(String json, String where) throws Exception {
        dataframer.stub(StubRun.of(RUN_ID).then(StubAnswer.run(json)));

        caller.get(RUN_ID);

        assertThat(dataframer.takeViolations())
                .singleElement()
                .asString()
                .startsWith("answer \"run as JSON text\" with status 200 to GET " + path(RUN_ID))
                .contains(where);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"results\": null}",
                "{\"not_in_the_contract\": 1}",
                "{\"results\": {\"entity_summary\": {\"PERSON\": 5000000000}}}",
                "{\"anonymized_files\": [{\"size_in_bytes\": 5000000000}]}"
            })
    void answer_onTheContract_isLeftAlone(String json) throws Exception {
        dataframer.stub(StubRun.of(RUN_ID).then(StubAnswer.run(json)));

        caller.get(RUN_ID);

        assertThat(dataframer.takeViolations()).isEmpty();
    }

    @Test
    void answer_statusNotListed_isFound() throws Exception {
        dataframer
                .wireMock()
                .stubFor(get(urlPathEqualTo(path(RUN_ID)))
                        .withName("teapot")
                        .willReturn(aResponse().withStatus(418)));

        caller.get(RUN_ID);

        assertThat(dataframer.takeViolations()).singleElement().asString().contains("\"teapot\" with status 418");
    }

    @Test
    void answer_markedOffContract_isLeftAlone() throws Exception {
        dataframer
                .wireMock()
                .stubFor(get(urlPathEqualTo(path(RUN_ID)))
                        .withMetadata(offContract())
                        .willReturn(okJson("{\"status\": 1}")));

        caller.get(RUN_ID);

        assertThat(dataframer.takeViolations()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic dXNlcjpwYXNz", "bearer test-key", "Bearer two words", "test-key"})
    void request_otherAuthorization_isFound(String authorization) throws Exception {
        caller.send(caller.withoutKey(path(RUN_ID))
                .header("Authorization", authorization)
                .build());

        assertThat(dataframer.takeViolations())
                .contains("request GET " + path(RUN_ID) + ": the Authorization header isn't \"Bearer KEY\"")
                .noneMatch(violation -> violation.contains(authorization));
    }

    @Test
    void request_withoutAuthorization_isFound() throws Exception {
        caller.send(caller.withoutKey(path(RUN_ID)).build());

        assertThat(dataframer.takeViolations())
                .contains("request GET " + path(RUN_ID) + ": the Authorization header isn't \"Bearer KEY\"");
    }

    @Test
    void request_withoutTrailingSlash_isFound() throws Exception {
        String noSlash = path(RUN_ID).replaceAll("/$", "");

        caller.send(caller.request(noSlash).build());

        assertThat(dataframer.takeViolations())
                .containsExactly("request GET " + noSlash + ": the path doesn't end in a slash");
    }

    @Test
    void request_ofAnOffContractAnswer_isHeldToTheContractAllTheSame() throws Exception {
        dataframer.stub(StubRun.of(RUN_ID).then(StubAnswer.serverError()));

        caller.send(caller.request(path(RUN_ID) + "?verbose=1").build());

        assertThat(dataframer.takeViolations()).hasSize(1);
    }

    @Test
    void request_otherPath_isFound() throws Exception {
        caller.send(caller.request("/api/dataframer/anonymisation-runs/" + RUN_ID + "/")
                .build());

        assertThat(dataframer.takeViolations()).singleElement().asString().contains("No API path found");
    }

    @Test
    void request_idThatIsNoUuid_isFound() throws Exception {
        caller.send(caller.request(DataframerStubs.RUN_PATH.replace("{run_id}", "nonsense"))
                .build());

        assertThat(dataframer.takeViolations()).singleElement().asString().contains("nonsense");
    }

    @Test
    void request_queryNotInTheContract_isFound() throws Exception {
        caller.send(caller.request(path(RUN_ID) + "?verbose=1").build());

        assertThat(dataframer.takeViolations()).singleElement().asString().contains("verbose");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                                                        | dataset_id
            {"dataset_id": "nonsense"}                                                | /dataset_id
            {"dataset_id": "182bd5e5-6e1a-4fe4-a799-aa6d9a6ab26e", "threshold": 1.5}  | /threshold
            {"dataset_id": "182bd5e5-6e1a-4fe4-a799-aa6d9a6ab26e", "threshold": null} | /threshold
            {"dataset_id": "182bd5e5-6e1a-4fe4-a799-aa6d9a6ab26e", "detection_method": "guess"} | /detection_method
            {"dataset_id": "182bd5e5-6e1a-4fe4-a799-aa6d9a6ab26e", "mask_config": {"email": 1}} | /mask_config/email
            dataset                                                                   | JSON
            ''                                                                        | body
            """)
    void request_bodyOffTheContract_isFound(String body, String where) throws Exception {
        caller.send(caller.post(OwnContract.RUNS, body));

        assertThat(dataframer.takeViolations())
                .singleElement()
                .asString()
                .startsWith("request POST " + OwnContract.RUNS + ": ")
                .contains(where);
    }

    @Test
    void request_bodyOnTheContract_isLeftAlone() throws Exception {
        caller.send(caller.post(OwnContract.RUNS, """
                {"dataset_id": "182bd5e5-6e1a-4fe4-a799-aa6d9a6ab26e", "threshold": 0.3, "mask_config": {"email": "x"}}"""));

        assertThat(dataframer.takeViolations()).isEmpty();
    }
}
