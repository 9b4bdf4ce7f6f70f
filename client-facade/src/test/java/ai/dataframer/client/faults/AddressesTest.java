package ai.dataframer.client.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.dataframer.client.DataframerClient;
import ai.dataframer.client.errors.ConnectionException;
import ai.dataframer.client.faults.RawReply.End;
import ai.dataframer.client.polling.PollingPolicy;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A host has several addresses, and one request tries them all. */
@Timeout(30)
class AddressesTest {
    private static DataframerClient client(RawService service) {
        return DataframerClient.builder()
                .apiKey("test-key")
                .baseUrl("http://service.example:" + service.port())
                .allowInsecureHttp(true)
                .maxRetries(0)
                .customizeOkHttp(http -> http.dns(host -> Loopback.DEAD_THEN_ALIVE))
                .build();
    }

    @ParameterizedTest
    @EnumSource
    void call_firstAddressRefuses_reachesTheSecond(CallKind call) {
        try (RawService service = RawService.start(RawReply.run("SUCCEEDED"));
                DataframerClient client = client(service)) {
            assertThat(call.call(client, PollingPolicy.defaults()).isSucceeded())
                    .isTrue();

            assertThat(service.requestCount()).isOne();
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = "RETRIEVE.*")
    void retrieve_answerThatBreaksOff_isNotAskedForAtAnotherAddress(CallKind call) {
        try (RawService service = RawService.start(RawReply.of("").then(End.RESET));
                DataframerClient client = client(service)) {
            assertThatThrownBy(() -> call.call(client, PollingPolicy.defaults()))
                    .isInstanceOf(ConnectionException.class);

            assertThat(service.requestCount()).isOne();
        }
    }
}
