package ai.dataframer.compatibility;

import java.nio.file.Path;
import org.openapitools.codegen.DefaultGenerator;
import org.openapitools.codegen.config.CodegenConfigurator;
import org.openapitools.codegen.config.GlobalSettings;

/** Generates as {@code client-generated/pom.xml} does, within this JVM. */
final class Generation {
    private Generation() {}

    static void run(Path document, Path output) {
        CodegenConfigurator settings = CodegenConfigurator.fromFile(
                Repository.GENERATED.resolve("generator.yaml").toString());
        settings.setGeneratorName("java");
        settings.setInputSpec(document.toString());
        settings.setTemplateDir(Repository.GENERATED.resolve("templates").toString());
        settings.setOutputDir(output.toString());
        settings.setValidateSpec(false);
        settings.setQuiet(true);
        GlobalSettings.setProperty("apis", "");
        GlobalSettings.setProperty("models", "");
        GlobalSettings.setProperty("supportingFiles", "CollectionFormats.java,StringUtil.java,PlainTextParts.java");
        for (String unwanted : new String[] {"apiDocs", "apiTests", "modelDocs", "modelTests"}) {
            GlobalSettings.setProperty(unwanted, "false");
        }
        new DefaultGenerator().opts(settings.toClientOptInput()).generate();
    }
}
