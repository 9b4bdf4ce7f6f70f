package ai.dataframer.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An unchanged document is not generated again, so each setting of the generator has to change the document. */
class GeneratorSettingsTest {
    @TempDir
    private Path root;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pom.xml",
                "client-generated/pom.xml",
                "client-generated/generator.yaml",
                "client-generated/templates/model.mustache"
            })
    void digest_aSettingThatChanges_isAnother(String file) throws IOException {
        String before = GeneratorSettings.digest(root);
        Files.createDirectories(root.resolve(file).getParent());
        Files.writeString(root.resolve(file), "one");
        String added = GeneratorSettings.digest(root);
        Files.writeString(root.resolve(file), "two");

        assertThat(GeneratorSettings.digest(root)).isNotEqualTo(added);
        assertThat(added).isNotEqualTo(before).isEqualTo(digestWith(file, "one"));
    }

    private String digestWith(String file, String text) throws IOException {
        Files.writeString(root.resolve(file), text);
        return GeneratorSettings.digest(root);
    }
}
