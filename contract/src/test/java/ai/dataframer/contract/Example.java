package ai.dataframer.contract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A contract and names that stay as they are, whatever is committed today: those of 0.1.0. */
final class Example {
    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    static final String FILE = "openapi/retrieve-anonymization-run.yaml";
    static final String PATH = "/api/dataframer/anonymization-runs/{run_id}/";

    private static final String RELEASED = "openapi/released/0.1.0/retrieve-anonymization-run.yaml";
    private static final String NAMES = """
            # an operation -> its method
            operations:
              GET /api/dataframer/anonymization-runs/{run_id}/: retrieveAnonymizationRun
            classes:
              retrieveAnonymizationRun.response: AnonymizationRunDto
              AnonymizationRunDto.results: AnonymizationResultsDto
              AnonymizationResultsDto.entities_found[]: DetectedEntityDto
              AnonymizationRunDto.anonymized_files[]: AnonymizedFileDto
            """;

    private Example() {}

    static String contract() {
        try {
            return Files.readString(ROOT.resolve(RELEASED)).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns the contract with pieces of its text exchanged, one after the other. */
    static String with(String... textAndOther) {
        String contract = contract();
        for (int i = 0; i < textAndOther.length; i += 2) {
            if (!contract.contains(textAndOther[i])) {
                throw new IllegalArgumentException("not in the contract: " + textAndOther[i]);
            }
            contract = contract.replace(textAndOther[i], textAndOther[i + 1]);
        }
        return contract;
    }

    /** Returns a contract of one operation whose answer has this schema, written in YAML's braces. */
    static String answering(String operation, String schema) {
        Endpoint endpoint = Endpoint.parse(operation);
        String parameters = endpoint.parameters().stream()
                .map("{name: %s, in: path, required: true, schema: {type: string}}"::formatted)
                .collect(Collectors.joining(", ", "[", "]"));
        return """
                openapi: 3.0.0
                info: {title: DataFramer API, version: 0.1.0}
                paths:
                  %s:
                    %s:
                      parameters: %s
                      responses:
                        '200': {description: x, content: {application/json: {schema: %s}}}
                """.formatted(endpoint.path(), endpoint.method().toLowerCase(Locale.ROOT), parameters, schema);
    }

    static Map<Endpoint, Operation> operations(String... contracts) {
        Map<Endpoint, Operation> operations = new LinkedHashMap<>();
        for (int i = 0; i < contracts.length; i++) {
            Operations.in(Contract.parse(contracts[i], "page-" + (i + 1) + ".md"))
                    .forEach(operation -> operations.put(operation.endpoint(), operation));
        }
        return operations;
    }

    /** Makes {@code folder} look like the repository: 0.1.0 is the last release, {@code contract} is committed. */
    static Path layOut(Path folder, String contract) throws IOException {
        write(folder, FILE, contract);
        write(folder, RELEASED, contract());
        write(folder, "openapi/acknowledged-breaks.yaml", "# none\n");
        write(folder, Names.FILE, NAMES);
        git(folder, "init", "--quiet");
        git(folder, "add", ".");
        git(folder, "-c", "user.name=x", "-c", "user.email=x@example.com", "commit", "--quiet", "--message=x");
        return folder;
    }

    static void write(Path folder, String file, String text) throws IOException {
        Files.createDirectories(folder.resolve(file).getParent());
        Files.writeString(folder.resolve(file), text);
    }

    private static void git(Path folder, String... arguments) throws IOException {
        String[] command = new String[arguments.length + 1];
        command[0] = "git";
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        Process git = new ProcessBuilder(command)
                .directory(folder.toFile())
                .inheritIO()
                .start();
        try {
            if (git.waitFor() != 0) {
                throw new IllegalStateException("git " + String.join(" ", arguments));
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
