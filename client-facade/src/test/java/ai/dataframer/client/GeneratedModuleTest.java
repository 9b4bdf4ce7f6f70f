package ai.dataframer.client;

import static org.assertj.core.api.Assertions.assertThat;

import ai.dataframer.client.generated.api.DataframerApi;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

class GeneratedModuleTest {
    /** The generator passes over a mapping that matches nothing: then a class of another name shows here. */
    @Test
    void generatedClasses_areExactlyThese() {
        var classes = new ClassFileImporter()
                .importPackages(DataframerApi.class.getPackageName().replace(".api", ""));

        assertThat(classes.stream()
                        .map(JavaClass::getName)
                        .map(name -> name.substring("ai.dataframer.client.generated.".length())))
                .containsExactlyInAnyOrder(
                        "CollectionFormats",
                        "CollectionFormats$CSVParams",
                        "CollectionFormats$PIPESParams",
                        "CollectionFormats$SPACEParams",
                        "CollectionFormats$SSVParams",
                        "CollectionFormats$TSVParams",
                        "StringUtil",
                        "api.DataframerApi",
                        "model.AnonymizationResultsDto",
                        "model.AnonymizationRunDto",
                        "model.AnonymizedFileDto",
                        "model.DetectedEntityDto");
    }
}
