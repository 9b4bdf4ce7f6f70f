package ai.dataframer.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.dataframer.client.internal.http.CallOptions;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestOptionsTest {
    private final RequestOptions.Builder builder = RequestOptions.builder();

    @Test
    void build_withNothingSet_leavesAllToTheClient() {
        RequestOptions options = builder.build();

        assertThat(options.timeout()).isEmpty();
        assertThat(options.maxRetries()).isEmpty();
        assertThat(options.headers()).isEmpty();
    }

    @Test
    void build_keepsWhatWasSet() {
        RequestOptions options = builder.timeout(Duration.ofSeconds(3))
                .maxRetries(5)
                .header("X-Trace", "1")
                .header("X-Trace", "2")
                .build();

        assertThat(options.timeout()).contains(Duration.ofSeconds(3));
        assertThat(options.maxRetries()).hasValue(5);
        assertThat(options.headers()).containsOnlyKeys("X-Trace").containsValue("2");
    }

    @Test
    void header_sameNameInAnotherCase_replacesTheEarlierOne() {
        Map<String, String> headers =
                builder.header("X-Tenant", "a").header("x-tenant", "b").build().headers();

        assertThat(headers).hasToString("{x-tenant=b}").isUnmodifiable();
        assertThat(headers.get("X-TENANT")).isEqualTo("b");
    }

    @Test
    void over_headerInAnotherCase_hasTheLaterValueAndSpelling() {
        var settings = new CallOptions(Duration.ofSeconds(1), 0, Map.of("X-Tenant", "a", "X-Team", "b"), null, null);

        CallOptions options = builder.header("x-tenant", "c").build().over(settings);

        assertThat(options.headers()).hasToString("{X-Team=b, x-tenant=c}").isUnmodifiable();
    }

    @Test
    void equals_sameValues_isEqual() {
        RequestOptions options = all();

        assertThat(options).isEqualTo(all()).hasSameHashCodeAs(all()).isNotEqualTo("options");
        assertThat(RequestOptions.builder().build())
                .isEqualTo(builder.build())
                .hasSameHashCodeAs(builder.build())
                .isNotEqualTo(options);
    }

    @Test
    void equals_headerNameInAnotherCase_isEqual() {
        RequestOptions lower = RequestOptions.builder()
                .header("x-trace", "1")
                .header("x-team", "b")
                .build();
        RequestOptions upper =
                builder.header("X-TEAM", "b").header("X-TRACE", "1").build();

        assertThat(lower).isEqualTo(upper).hasSameHashCodeAs(upper);
    }

    @Test
    void equals_oneValueDiffers_isNotEqual() {
        assertThat(Stream.of(
                        builder.timeout(Duration.ofSeconds(4)).build(),
                        builder.maxRetries(1).build(),
                        builder.header("X-Trace", "2").build(),
                        builder.header("X-Trace", "3").build(),
                        builder.apiKey("key-1").build(),
                        builder.apiKey("key-2").build()))
                .doesNotHaveDuplicates();
    }

    @Test
    void toString_showsWhatIsSetButNoHeaderValueAndNoKey() {
        assertThat(all()).hasToString("RequestOptions{timeout=PT3S, maxRetries=0, headers=[X-Trace], apiKey}");
        assertThat(builder.build()).hasToString("RequestOptions{}");
    }

    private static RequestOptions all() {
        return RequestOptions.builder()
                .timeout(Duration.ofSeconds(3))
                .maxRetries(0)
                .header("X-Trace", "s3cret")
                .apiKey("s3cret-key")
                .build();
    }

    @Test
    void setters_badValues_sayAtOnceWhatCame() {
        assertThatThrownBy(() -> builder.timeout(Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("timeout must be positive: PT0S");
        assertThatThrownBy(() -> builder.maxRetries(-2)).hasMessage("maxRetries must not be negative: -2");
        assertThatThrownBy(() -> builder.header("a b", "x")).hasMessage("header name is not an HTTP token: a b");
        assertThatThrownBy(() -> builder.header("authorization", "Bearer s3cret"))
                .hasMessage("header Authorization is set by the client's apiKey");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Accept-Encoding", "host", "Content-Length", "Connection", "Transfer-Encoding", "Range", "TE"})
    void header_ofTheTransport_isRefused(String name) {
        assertThatThrownBy(() -> builder.header(name, "br"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("header " + name + " is set by the transport, not per request");
    }

    @Test
    void header_valueThatCannotStandInARequest_isNotEchoed() {
        assertThatThrownBy(() -> builder.header("X-Token", "s3cret\r\nX-Other: 1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("value of header X-Token ")
                .hasMessageNotContaining("s3cret");
    }
}
