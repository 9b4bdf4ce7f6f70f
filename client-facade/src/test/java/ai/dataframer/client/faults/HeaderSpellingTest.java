package ai.dataframer.client.faults;

import static ai.dataframer.client.faults.RawReply.RUN_ID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.dataframer.client.DataframerClient;
import ai.dataframer.client.errors.NotFoundException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A header that a response has in two spellings is one header with two values. */
@Timeout(30)
class HeaderSpellingTest {
    private static RawReply reply(int status) {
        return RawReply.of(RawReply.head(status, "X-Trace: a", "x-trace: b", "Content-Length: 2") + "{}");
    }

    private static void assertOneHeader(Map<String, List<String>> headers) {
        assertThat(headers.get("X-TRACE")).containsExactly("a", "b");
        assertThat(headers.keySet()).filteredOn("x-trace"::equalsIgnoreCase).hasSize(1);
    }

    private static DataframerClient client(RawService service) {
        return DataframerClient.builder()
                .apiKey("test-key")
                .baseUrl(service.baseUrl())
                .build();
    }

    @Test
    void apiResponse_headerInTwoSpellings_hasBothValues() {
        try (RawService service = RawService.start(reply(200));
                DataframerClient client = client(service)) {
            assertOneHeader(
                    client.anonymizationRuns().retrieveWithResponse(RUN_ID).headers());
        }
    }

    @Test
    void apiException_headerInTwoSpellings_hasBothValues() {
        try (RawService service = RawService.start(reply(404));
                DataframerClient client = client(service)) {
            NotFoundException e = catchThrowableOfType(
                    NotFoundException.class, () -> client.anonymizationRuns().retrieve(RUN_ID));

            assertOneHeader(e.headers());
        }
    }
}
