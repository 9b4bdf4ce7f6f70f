package ai.dataframer.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JavaTest {
    @ParameterizedTest
    @CsvSource({"created_at, CreatedAt", "sha256, Sha256", "a, A"})
    void words_usualName_areItsWords(String name, String words) {
        assertThat(Java.words(name)).isEqualTo(words);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"createdAt", "_a", "a_", "a__b", "A", "class", "1a", "a_1", "", "日本", "😀", "a b", "\"", "\n"})
    void words_otherName_haveASuffix(String name) {
        assertThat(Java.words(name)).matches("[A-Za-z0-9]*X[0-9a-f]{8}");
    }

    @ParameterizedTest
    @CsvSource({"CreatedAt, createdAt", "True, true_", "1stX, _1stX", "Int, int_", "Record, record"})
    void variable_words_areAnIdentifier(String words, String variable) {
        assertThat(Java.variable(words)).isEqualTo(variable);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
            plain_1 {x}/,    "plain_1 {x}/"
            a"b,             "a\\042b"
            a\\b,             "a\\134b"
            a\\u0022b,        "a\\134u0022b"
            é日,             "\\u00e9\\u65e5"
            😀,              "\\ud83d\\ude00"
            """)
    void literal_text_isAsciiThatEndsNowhere(String text, String literal) {
        assertThat(Java.literal(text)).isEqualTo(literal);
    }

    @Test
    void literal_lineEnds_areEscaped() {
        assertThat(Java.literal("a\r\n\0")).isEqualTo("\"a\\015\\012\\000\"");
    }

    @Test
    void comment_text_isOneLineThatEndsNoComment() {
        assertThat(Java.comment(" a\n*/ {@code} <b> \\u002a/ é \u202e"))
                .isEqualTo("a &#42;&#47; &#123;&#64;code&#125; &#60;b&#62; &#92;u002a&#47; &#233; ?");
    }

    @Test
    void comment_longText_isCut() {
        assertThat(Java.comment("x".repeat(5_000))).isEqualTo("x".repeat(300) + "...");
    }
}
