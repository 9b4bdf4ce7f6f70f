package ai.dataframer.client.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BaseUrlTest {
    @Test
    void of_pathPrefix_endsInASlash() {
        assertThat(BaseUrl.of("https://host/df", false)).hasToString("https://host/df/");
        assertThat(BaseUrl.of("https://host", false)).hasToString("https://host/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:8080", "http://127.0.0.1", "http://127.9.9.9:1", "http://[::1]:80"})
    void of_plainHttpToLoopback_isTaken(String url) {
        assertThat(BaseUrl.of(url, false).isHttps()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.com",
                "http://127.0.0.1.example.com",
                "http://localhost.example.com",
                "http://10.0.0.1",
                "http://0.0.0.0"
            })
    void of_plainHttpElsewhere_isRefusedUnlessAllowed(String url) {
        assertThatThrownBy(() -> BaseUrl.of(url, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("plain http: " + url + "/...;");
        assertThat(BaseUrl.of(url, true)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "host", "ftp://host", "https://", "/path"})
    void check_noHttpAddress_saysWhatCame(String url) {
        assertThatThrownBy(() -> BaseUrl.check(url)).hasMessage("baseUrl must be an http or https address: " + url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://user:secret@host",
                "ftp://user:secret@host",
                "ftp:\\\\user:secret@host",
                "https://user:a/secret@host",
                "https://user/secret@host",
                "user:secret@host",
                "ftp://host/?token=secret",
                "host#secret"
            })
    void check_userInfo_isRefusedWithoutShowingIt(String url) {
        assertThatThrownBy(() -> BaseUrl.check(url))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://host?a=b", "https://host#part"})
    void check_queryOrFragment_isRefused(String url) {
        assertThatThrownBy(() -> BaseUrl.check(url)).hasMessageContaining("must not contain a query or fragment");
    }
}
