package ai.dataframer.client.testing;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StubFileTest {
    private static final String PATH = "/files/1/";

    private final DataframerStubs dataframer = DataframerStubs.start();
    private final Caller caller = new Caller(dataframer);

    @AfterEach
    void close() {
        dataframer.close();
    }

    private static StubFile file() {
        return StubFile.of(PATH, "0123456789".getBytes(US_ASCII));
    }

    private HttpResponse<String> ask(String... headers) throws Exception {
        HttpRequest.Builder request = caller.request(PATH + "?any=query");
        return caller.send((headers.length == 0 ? request : request.headers(headers)).build());
    }

    @Test
    void file_askedFor_isSentWithLengthAndTag() throws Exception {
        dataframer.stub(file());

        HttpResponse<String> answer = ask("Accept-Encoding", "gzip");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("0123456789");
        assertThat(answer.headers().firstValue("Content-Length")).contains("10");
        assertThat(answer.headers().firstValue("ETag")).contains("\"v0\"");
        assertThat(dataframer.requestsForFile(PATH)).isEqualTo(1);
    }

    @Test
    void range_ofTheSameFile_isSent() throws Exception {
        dataframer.stub(file());

        HttpResponse<String> answer = ask("Range", "bytes=4-", "If-Range", "\"v0\"");

        assertThat(answer.statusCode()).isEqualTo(206);
        assertThat(answer.body()).isEqualTo("456789");
        assertThat(answer.headers().firstValue("Content-Range")).contains("bytes 4-9/10");
        assertThat(ask("Range", "bytes=10-").statusCode()).isEqualTo(416);
    }

    @Test
    void range_ofAFileThatChanged_isTheWholeNewFile() throws Exception {
        dataframer.stub(file().then(StubAnswer.serverError()).changed("new".getBytes(US_ASCII)));

        assertThat(ask("Range", "bytes=1-", "If-Range", "\"v0\"").statusCode()).isEqualTo(500);
        HttpResponse<String> answer = ask("Range", "bytes=1-", "If-Range", "\"v0\"");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("new");
    }

    @Test
    void range_withoutRanges_isTheWholeFile() throws Exception {
        dataframer.stub(file().withoutRanges());

        assertThat(ask("Range", "bytes=4-").body()).isEqualTo("0123456789");
    }

    @Test
    void cutOff_nextAnswer_breaksTheConnection() throws Exception {
        dataframer.stub(file().cutOff(3));

        assertThatThrownBy(this::ask).isInstanceOf(IOException.class);
        assertThat(ask().body()).isEqualTo("0123456789");
    }

    @Test
    void key_missingOrTooMuch_isRefused() throws Exception {
        HttpRequest withoutKey = caller.withoutKey(PATH).build();
        dataframer.stub(file());
        assertThat(caller.send(withoutKey).statusCode()).isEqualTo(401);

        dataframer.stub(file().signed());
        assertThat(ask().statusCode()).isEqualTo(400);
        assertThat(caller.send(withoutKey).body()).isEqualTo("0123456789");
    }

    @Test
    void reset_files_areGone() throws Exception {
        dataframer.stub(file());

        dataframer.reset();

        assertThat(ask().statusCode()).isEqualTo(404);
        assertThat(dataframer.requestsForFile(PATH)).isZero();
    }

    @Test
    void otherStub_ofWireMock_takesPrecedence() throws Exception {
        dataframer.stub(file());
        dataframer
                .wireMock()
                .stubFor(get(PATH + "?any=query").willReturn(aResponse().withStatus(418)));

        assertThat(ask().statusCode()).isEqualTo(418);
    }
}
