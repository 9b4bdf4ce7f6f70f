package ai.dataframer.client.faults;

import static ai.dataframer.client.faults.RawReply.RUN_ID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.dataframer.client.AnonymizationRuns;
import ai.dataframer.client.DataframerClient;
import ai.dataframer.client.RequestOptions;
import ai.dataframer.client.errors.RateLimitException;
import ai.dataframer.client.polling.PollingPolicy;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One client that serves several accounts, each with its key. */
@Timeout(20)
class AccountsTest {
    private static AnonymizationRuns of(DataframerClient client, String key) {
        return client.anonymizationRuns()
                .withOptions(RequestOptions.builder().apiKey(key).build());
    }

    private static DataframerClient client(RawService service) {
        return DataframerClient.builder()
                .apiKey("own-key")
                .baseUrl(service.baseUrl())
                .build();
    }

    @Test
    void withOptions_apiKey_isSentWithEachOfTheseCallsAndNoOther() {
        try (RawService service = RawService.start(RawReply.run("SUCCEEDED"));
                DataframerClient client = client(service)) {
            of(client, "a").retrieve(RUN_ID);
            CallKind.get(of(client, "b").awaitCompletionAsync(RUN_ID));
            client.anonymizationRuns().retrieve(RUN_ID);

            assertThat(service.requests())
                    .extracting(head -> head.replaceAll("(?s).*Bearer (\\S+)\r.*", "$1"))
                    .containsExactly("a", "b", "own-key");
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = "(RETRIEVE|AWAIT).*")
    void call_anotherAccountIsRateLimited_isNotHeldBack(CallKind call) {
        RawReply limited = RawReply.of(RawReply.head(429, "Retry-After: 3600", "Content-Length: 0"));
        try (RawService service = RawService.start(
                        (n, head) -> head.contains("Bearer a\r") ? limited : RawReply.run("SUCCEEDED"));
                DataframerClient client = client(service)) {
            AnonymizationRuns refused = client.anonymizationRuns()
                    .withOptions(
                            RequestOptions.builder().apiKey("a").maxRetries(0).build());
            assertThatThrownBy(() -> refused.retrieve(RUN_ID)).isInstanceOf(RateLimitException.class);

            assertThat(call.call(client, PollingPolicy.defaults()).isSucceeded())
                    .isTrue();
        }
    }

    @Test
    void retrieve_createIsRateLimited_isNotHeldBack() {
        RawReply limited = RawReply.of(RawReply.head(429, "Retry-After: 3600", "Content-Length: 0"));
        try (RawService service =
                        RawService.start((n, head) -> head.startsWith("POST") ? limited : RawReply.run("SUCCEEDED"));
                DataframerClient client = client(service)) {
            AnonymizationRuns once = client.anonymizationRuns()
                    .withOptions(RequestOptions.builder().maxRetries(0).build());
            assertThatThrownBy(() -> once.create(CallKind.NEW_RUN)).isInstanceOf(RateLimitException.class);

            assertThat(once.retrieve(RUN_ID).isSucceeded()).isTrue();
        }
    }

    @Test
    void retrieveAsync_oneThousandAccounts_takeNoThreadsOfTheirOwn() {
        int before = threads();
        try (DataframerClient client = Canned.run("SUCCEEDED").client().build()) {
            List<?> runs = IntStream.range(0, 1000)
                    .mapToObj(i -> of(client, "key-" + i).retrieveAsync(RUN_ID))
                    .map(CallKind::get)
                    .toList();

            assertThat(runs).hasSize(1000);
            assertThat(threads() - before).isLessThan(80);
        }
    }

    private static int threads() {
        return (int) Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("dataframer-"))
                .count();
    }
}
