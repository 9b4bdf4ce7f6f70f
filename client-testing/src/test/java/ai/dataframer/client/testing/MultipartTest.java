package ai.dataframer.client.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MultipartTest {
    private static List<Multipart.Part> parts(String type, String body) {
        return Multipart.parts(type, body.replace("\n", "\r\n").getBytes(UTF_8));
    }

    @Test
    void parts_textAndFile_areRead() {
        List<Multipart.Part> parts = parts("multipart/form-data; boundary=x", """
                --x
                Content-Disposition: form-data; name="name"

                T\u00fcr

                --x
                content-disposition: form-data; name="files"; filename="a%22b%0D%0A.csv"
                Content-Type: text/csv

                1
                --y
                --x--
                """);

        assertThat(parts).extracting(Multipart.Part::name).containsExactly("name", "files");
        assertThat(parts.get(0).text()).isEqualTo("T\u00fcr\r\n");
        assertThat(parts.get(0).fileName()).isNull();
        assertThat(parts.get(1).text()).isEqualTo("1\r\n--y");
        assertThat(parts.get(1).fileName()).isEqualTo("a\"b\r\n.csv");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "--x\nContent-Disposition: form-data; name=\"a\"\n\n1",
                "--x\nContent-Disposition: form-data; name=\"a\"\n\n1\n--x",
                "--x\nContent-Disposition: form-data; name=\"a\"\n\n1\n--xy\n",
                "--x\nContent-Type: text/plain\n\n1\n--x--\n"
            })
    void parts_noCompleteForm_isRefused(String body) {
        assertThatThrownBy(() -> parts("multipart/form-data; boundary=x", body))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "multipart/form-data", "multipart/mixed; boundary=x"})
    void parts_otherContentType_isRefused(String type) {
        assertThatThrownBy(() -> parts(type, "--x--\n")).isInstanceOf(IllegalArgumentException.class);
    }
}
