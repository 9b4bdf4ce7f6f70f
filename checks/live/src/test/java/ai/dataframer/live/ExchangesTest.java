package ai.dataframer.live;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import ai.dataframer.client.testing.DataframerExtension;
import java.io.IOException;
import java.util.List;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ExchangesTest {
    private static final String BODY = "{\"name\": \"é\"}".repeat(1_000);

    @RegisterExtension
    static final DataframerExtension service = DataframerExtension.start();

    private final Exchanges exchanges = new Exchanges(OwnDocuments.things());

    @Test
    void intercept_compressedAnswer_isRecordedAsTextAndStaysReadable() throws IOException {
        service.wireMock()
                .stubFor(get(urlEqualTo("/things/7/")).willReturn(aResponse().withBody(BODY)));
        exchanges.begin(Step.RETRIEVE);

        assertThat(text("/things/7/")).isEqualTo(BODY);

        assertThat(exchanges.recorded()).singleElement().satisfies(exchange -> {
            assertThat(exchange.headers().get("Content-Encoding")).isEqualTo("gzip");
            assertThat(exchange.body()).isEqualTo(BODY);
            assertThat(exchange.step()).isEqualTo(Step.RETRIEVE);
            assertThat(exchange).hasToString("GET /things/{id}/ 200");
        });
    }

    @Test
    void intercept_redirect_isRecordedWithoutThePath() throws IOException {
        service.wireMock()
                .stubFor(get(urlEqualTo("/things/7/"))
                        .willReturn(aResponse().withStatus(301).withHeader("Location", "/jane/7")));
        service.wireMock()
                .stubFor(get(urlEqualTo("/jane/7")).willReturn(aResponse().withBody(BODY)));

        text("/things/7/");

        assertThat(exchanges.recorded())
                .extracting(Exchange::toString)
                .isEqualTo(List.of("GET /things/{id}/ 301", "GET of another path 200"));
    }

    private String text(String path) throws IOException {
        OkHttpClient client =
                new OkHttpClient.Builder().addNetworkInterceptor(exchanges).build();
        Request request = new Request.Builder().url(service.baseUrl() + path).build();
        try (Response response = client.newCall(request).execute();
                ResponseBody body = response.body()) {
            return body == null ? "" : body.string();
        }
    }
}
