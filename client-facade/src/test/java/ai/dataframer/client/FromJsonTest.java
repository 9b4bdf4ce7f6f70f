package ai.dataframer.client;

import static ai.dataframer.client.StubbedClient.RUN_ID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.dataframer.client.errors.InvalidResponseException;
import ai.dataframer.client.testing.ContractCheckedStubs;
import ai.dataframer.client.testing.StubAnswer;
import ai.dataframer.client.testing.StubRun;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A run from its JSON, wherever that was kept. */
class FromJsonTest {
    @RegisterExtension
    static final ContractCheckedStubs service = ContractCheckedStubs.start();

    private static InvalidResponseException invalid(String json) {
        return catchThrowableOfType(InvalidResponseException.class, () -> AnonymizationRun.fromJson(json));
    }

    @Test
    void fromJson_rawBodyOfAResponse_isTheRunOfTheResponse() {
        service.stub(StubRun.of(RUN_ID).then(StubAnswer.succeeded().withRetryAfter(Duration.ofSeconds(3))));

        try (DataframerClient client = StubbedClient.of(service)) {
            ApiResponse<AnonymizationRun> response = client.anonymizationRuns().retrieveWithResponse(RUN_ID);
            AnonymizationRun run = AnonymizationRun.fromJson(response.rawBody());

            assertThat(run).isEqualTo(response.body()).hasSameHashCodeAs(response.body());
            assertThat(run.entitiesFound()).hasSize(3);
            assertThat(response.body().retryAfter()).isPresent();
            assertThat(run.retryAfter()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"status\": \"SUCCEEDED\"} | expected the id of a run, found none at $.id | $.id",
                "{\"id\": \"1\"} | expected a UUID, found other text at $.id | $.id",
                "{\"created_by_email\": \"jane@example.com\", \"created_at\": \"jane\"} | expected the id of a run, found none at $.id | $.id",
                "{\"results\": {\"samples_processed\": \"jane\"}} | expected a whole number, found string at $.results.samples_processed | $.results.samples_processed",
                "{\"jane\": tru} | not the JSON of a run at $.* | $.*",
                "<html> | not the JSON of a run at $ | $",
                "[] | not the JSON of a run at $ | $",
                "null | expected a run, found null at $ | $"
            })
    void fromJson_textThatIsNoRun_namesThePathAndNotTheValue(String json, String message, String path) {
        InvalidResponseException e = invalid(json);

        assertThat(e).hasMessage("the JSON text: " + message).hasNoCause();
        assertThat(e.path()).contains(path);
        assertThat(e.isTransient()).isFalse();
    }

    @Test
    void fromJson_textThatEndsTooEarly_isInvalid() {
        String json =
                "{\"id\": \"" + RUN_ID + "\", \"pii_types\": [\"PERSON\"], \"results\": {\"samples_processed\": 20}}";

        for (int length = 0; length < json.length(); length++) {
            InvalidResponseException e = invalid(json.substring(0, length));

            assertThat(e).as("%d characters", length).hasMessage("the JSON text: the JSON ends too early");
            assertThat(e.path()).isEmpty();
        }
        assertThat(AnonymizationRun.fromJson(json).id()).isEqualTo(RUN_ID);
    }

    @Test
    void fromJson_null_isRefused() {
        assertThatThrownBy(() -> AnonymizationRun.fromJson(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("json == null");
    }
}
