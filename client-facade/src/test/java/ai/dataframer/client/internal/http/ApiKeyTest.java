package ai.dataframer.client.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.dataframer.client.errors.DataframerException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeyTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "s3cret key",
                "s3cret\n",
                "s3cret\r\nX: y",
                " s3cret",
                "s3cret\u00e9",
                "s3cret\u0000",
                "s3cret\t",
                "s3cret\u007f"
            })
    void check_keyThatCannotStandInAHeader_isRefusedWithoutEcho(String key) {
        assertThatThrownBy(() -> ApiKey.of(key))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("s3cret");
    }

    @ParameterizedTest
    @NullAndEmptySource
    void check_noKey_isRefused(String key) {
        assertThatThrownBy(() -> ApiKey.of(key)).hasMessage("the API key is empty");
    }

    @Test
    void header_isABearerOfTheKeyAtThatMoment() {
        var keys = java.util.List.of("first", "second").iterator();
        var apiKey = ApiKey.askedOf(keys::next);

        assertThat(apiKey.header()).isEqualTo("Bearer first");
        assertThat(apiKey.header()).isEqualTo("Bearer second");
    }

    @Test
    void header_providerThatThrows_saysSoAndKeepsTheCause() {
        var cause = new IllegalStateException("vault sealed");

        assertThatThrownBy(() -> ApiKey.askedOf(() -> {
                            throw cause;
                        })
                        .header())
                .isInstanceOf(DataframerException.class)
                .hasMessage("the apiKeyProvider threw java.lang.IllegalStateException")
                .hasCause(cause);
    }

    @Test
    void header_providerWithABadKey_saysSoWithoutEcho() {
        assertThatThrownBy(() -> ApiKey.askedOf(() -> "s3cret\n").header())
                .isInstanceOf(DataframerException.class)
                .hasMessageStartingWith("the apiKeyProvider returned an unusable key")
                .hasMessageNotContaining("s3cret");
    }
}
