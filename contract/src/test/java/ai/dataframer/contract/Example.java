package ai.dataframer.contract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A contract and mappings that stay as they are, whatever is committed today: those of 0.1.0. */
final class Example {
    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private static final String RELEASED = "openapi/released/0.1.0.yaml";
    private static final String MAPPINGS = """
            library: retrofit2
            # a schema's name -> its class
            modelNameMappings:
              AnonymizationRun: AnonymizationRunDto
              AnonymizationRun_results: AnonymizationResultsDto
              AnonymizationRun_results_entities_found_inner: DetectedEntityDto
              AnonymizationRun_anonymized_files_inner: AnonymizedFileDto

            operationIdNameMappings:
              api_dataframer_anonymization_runs_retrieve: retrieveAnonymizationRun
            typeMappings:
              integer: Long
            """;

    private Example() {}

    static String contract() {
        try {
            return Files.readString(ROOT.resolve(RELEASED)).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns the contract with one piece of its text exchanged. */
    static String with(String text, String other) {
        String contract = contract();
        if (!contract.contains(text)) {
            throw new IllegalArgumentException("not in the contract: " + text);
        }
        return contract.replace(text, other);
    }

    /** Makes {@code folder} look like the repository: 0.1.0 is the last release, {@code contract} is committed. */
    static Path layOut(Path folder, String contract) throws IOException {
        Files.createDirectories(folder.resolve("openapi/released"));
        Files.createDirectories(folder.resolve("client-generated"));
        Files.writeString(folder.resolve("openapi/dataframer.yaml"), contract);
        Files.writeString(folder.resolve(RELEASED), contract());
        Files.writeString(folder.resolve("openapi/acknowledged-breaks.yaml"), "# none\n");
        Files.writeString(folder.resolve("client-generated/generator.yaml"), MAPPINGS);
        return folder;
    }
}
