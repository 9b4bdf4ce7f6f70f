package ai.dataframer.client.testing;

import static ai.dataframer.client.testing.Caller.RUN_ID;
import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.ChunkedDribbleDelay;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class StubAnswerChangeTest {
    @RegisterExtension
    static final ContractCheckedStubs dataframer = ContractCheckedStubs.start();

    private final Caller caller = new Caller(dataframer);

    @Test
    void withHeader_onAnOrdinaryAnswer_addsIt() throws Exception {
        dataframer.stub(StubRun.of(RUN_ID)
                .then(StubAnswer.processing()
                        .withHeader("X-Request-Id", "req-1")
                        .withRetryAfter(Duration.ofSeconds(7))));

        HttpHeaders headers = caller.get(RUN_ID).headers();

        assertThat(headers.allValues("X-Request-Id")).containsExactly("req-1");
        assertThat(headers.allValues("Retry-After")).containsExactly("7");
        assertThat(headers.allValues("Content-Type")).containsExactly("application/json");
    }

    @Test
    void withHeader_contentType_replacesJson() throws Exception {
        dataframer.stub(
                StubRun.of(RUN_ID).then(StubAnswer.offContractBody("<html>").withHeader("Content-Type", "text/html")));

        assertThat(caller.get(RUN_ID).headers().allValues("Content-Type"))
                .singleElement()
                .asString()
                .startsWith("text/html");
    }

    @Test
    void withHeader_any_leavesTheAnswerAsItWas() throws Exception {
        StubAnswer plain = StubAnswer.processing();
        StubAnswer changed = plain.withHeader("X-Request-Id", "req-1");
        dataframer.stub(StubRun.of(RUN_ID).then(plain).then(changed));

        assertThat(caller.get(RUN_ID).headers().firstValue("X-Request-Id")).isEmpty();
        assertThat(caller.get(RUN_ID).headers().firstValue("X-Request-Id")).hasValue("req-1");
    }

    @Test
    void withRetryAfter_instant_isAnHttpDate() throws Exception {
        dataframer.stub(StubRun.of(RUN_ID)
                .then(StubAnswer.rateLimited().withRetryAfter(Instant.parse("2026-01-05T09:08:07.9Z"))));

        assertThat(caller.get(RUN_ID).headers().allValues("Retry-After"))
                .containsExactly("Mon, 05 Jan 2026 09:08:07 GMT");
    }

    @Test
    void withRetryAfter_notWholeSeconds_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StubAnswer.rateLimited().withRetryAfter(Duration.ofMillis(1500)))
                .withMessageContaining("PT1.5S");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StubAnswer.rateLimited().withRetryAfter(Duration.ofSeconds(-1)))
                .withMessageContaining("PT-1S");
    }

    @Test
    void withDelay_andDribble_areWireMocks() {
        ResponseDefinition response = StubAnswer.processing()
                .withDelay(Duration.ofMinutes(1))
                .withDribble(5, Duration.ofSeconds(2))
                .response(RUN_ID.toString());

        assertThat(response.getFixedDelayMilliseconds()).isEqualTo(60_000);
        assertThat(response.getChunkedDribbleDelay())
                .extracting(ChunkedDribbleDelay::getNumberOfChunks, ChunkedDribbleDelay::getTotalDuration)
                .containsExactly(5, 2000);
    }

    @Test
    void withDelay_andDribble_leaveTheBodyWhole() throws Exception {
        dataframer.stub(StubRun.of(RUN_ID)
                .then(StubAnswer.processing().withDelay(Duration.ofMillis(1)).withDribble(3, Duration.ofMillis(3))));

        assertThat(caller.get(RUN_ID).body()).isEqualTo(RunBody.processing().json(RUN_ID.toString()));
    }

    @Test
    void withDelay_negativeOrPastWireMocksRange_isRefused() {
        StubAnswer answer = StubAnswer.processing();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> answer.withDelay(Duration.ofMillis(-1)))
                .withMessage("delay must be from 0 to PT596H31M23.647S: PT-0.001S");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> answer.withDelay(Duration.ofDays(30)))
                .withMessage("delay must be from 0 to PT596H31M23.647S: PT720H");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> answer.withDribble(2, Duration.ofSeconds(-1)))
                .withMessage("time must be from 0 to PT596H31M23.647S: PT-1S");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> answer.withDribble(0, Duration.ofSeconds(1)))
                .withMessage("pieces must be positive: 0");
    }

    @Test
    void answer_ofABodyThatIsChangedLater_isAsItWas() {
        RunBody run = RunBody.processing();
        StubAnswer answer = StubAnswer.run(run);
        ResponseDefinitionBuilder any = aResponse().withStatus(302);
        StubAnswer other = StubAnswer.offContract(any);

        run.with("status", "SUCCEEDED");
        any.withStatus(200);

        assertThat(answer.response(RUN_ID.toString()).getBody())
                .isEqualTo(RunBody.processing().json(RUN_ID.toString()));
        assertThat(other.response("").getStatus()).isEqualTo(302);
    }

    @Test
    void answer_ofNull_isRefused() {
        assertThatThrownBy(() -> StubAnswer.offContract(null)).hasMessage("response == null");
        assertThatThrownBy(() -> StubAnswer.offContractBody(null)).hasMessage("body == null");
        assertThatThrownBy(() -> StubAnswer.offContractStatus(null)).hasMessage("status == null");
        assertThatThrownBy(() -> StubAnswer.run((String) null)).hasMessage("json == null");
        assertThatThrownBy(() -> StubAnswer.failed(null)).hasMessage("error == null");
        assertThatThrownBy(() -> StubAnswer.pending().withHeader("X-Request-Id", null))
                .hasMessage("value == null");
    }

    @Test
    void serverError_otherStatus_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StubAnswer.serverError(429))
                .withMessageContaining("429");
    }
}
