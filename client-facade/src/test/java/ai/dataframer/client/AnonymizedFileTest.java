package ai.dataframer.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.dataframer.client.errors.DataframerException;
import ai.dataframer.client.internal.runs.FileData;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class AnonymizedFileTest {
    private static final Path FOLDER = Path.of("anonymized");

    private static AnonymizedFile file(@Nullable String path) {
        return new AnonymizedFile(new FileData("file-1", path, 1L, null));
    }

    @ParameterizedTest
    @CsvSource({
        "customers.csv, customers.csv",
        "2026/customers.csv, 2026/customers.csv",
        "./a//b/./c, a/b/c",
        "..., ...",
        "a..b/..c/d.., a..b/..c/d..",
        "12:30 Jürgen's \"list\".csv, 12:30 Jürgen's \"list\".csv",
        "~/x, ~/x",
    })
    void resolveIn_pathOfAFile_isBelowTheFolder(String path, String relative) {
        assertThat(file(path).resolveIn(FOLDER)).isEqualTo(FOLDER.resolve(relative));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "..",
                "../x",
                "a/../../x",
                "a/..",
                "a/../b",
                "/etc/passwd",
                "/",
                "//host/x",
                "C:\\x",
                "C:x",
                "c:/x",
                "..\\x",
                "a\\b",
                "\\\\host\\x",
                "a\0b",
                "a\nb",
                "a\nb\nc",
                "a\u007f",
                ".",
                "./",
                "./."
            })
    void resolveIn_pathThatIsNoneOfAFileInTheFolder_isRefusedWithoutShowingIt(String path) {
        assertThatThrownBy(() -> file(path).resolveIn(FOLDER))
                .isExactlyInstanceOf(DataframerException.class)
                .hasMessage("the path of file file-1 is not one of a file in the folder;"
                        + " put it where path() does not decide")
                .hasNoCause();
    }

    @ParameterizedTest
    @NullAndEmptySource
    void resolveIn_noPath_isRefused(@Nullable String path) {
        assertThatThrownBy(() -> file(path).resolveIn(FOLDER))
                .isExactlyInstanceOf(DataframerException.class)
                .hasMessage("file file-1 has no path");
    }

    @Test
    void resolveIn_absoluteFolder_keepsIt() {
        Path folder = FOLDER.toAbsolutePath();
        assertThat(file("x").resolveIn(folder)).isEqualTo(folder.resolve("x"));
    }
}
