package ai.dataframer.client.testing;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.LevelResolverFactory;
import com.atlassian.oai.validator.report.ValidationReport;
import com.atlassian.oai.validator.report.ValidationReport.Message;
import com.github.tomakehurst.wiremock.http.LoggedResponse;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Says where an exchange breaks a contract. Thread-safe. */
final class Contract {
    private static final Map<Path, Contract> READ = new ConcurrentHashMap<>();

    private final OpenApiInteractionValidator validator;
    private final FormCheck forms;

    /** Returns the contract in an OpenAPI 3.0 document. Properties that it doesn't list are allowed, as OpenAPI has it. */
    Contract(String document) {
        validator = OpenApiInteractionValidator.createForInlineApiSpecification(document)
                .withLevelResolver(LevelResolverFactory.withAdditionalPropertiesIgnored())
                .build();
        forms = new FormCheck(document);
    }

    /** Returns what the contract module makes of {@code openapi/}, or the document that {@code -Dwire.contract} names. */
    static Contract ofTheService() {
        String other = System.getProperty("wire.contract");
        Path file = other == null ? file("contract/target/wire.json") : Path.of(other);
        return READ.computeIfAbsent(file, path -> new Contract(text(path)));
    }

    /** The document of release 0.1.0, which stays as it is when the contract grows. */
    static String firstRelease() {
        return text(file("openapi/released/0.1.0/retrieve-anonymization-run.yaml"));
    }

    /** Finds a file of the repository from the folder of any module and from the root. */
    private static Path file(String path) {
        Path start = Path.of("").toAbsolutePath();
        for (Path folder = start; folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve(path))) {
                return folder.resolve(path);
            }
        }
        throw new IllegalStateException("no " + path + " in a folder above " + start
                + ". It is written by ./mvnw process-classes -pl contract");
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> violationsIn(LoggedRequest request) {
        URI uri = URI.create(request.getUrl());
        SimpleRequest.Builder checked =
                new SimpleRequest.Builder(request.getMethod().getName(), uri.getPath());
        request.getHeaders().all().forEach(header -> checked.withHeader(header.key(), header.values()));
        request.getQueryParams().forEach((name, values) -> checked.withQueryParam(name, values.values()));
        if (request.getBody() != null && request.getBody().length > 0) {
            checked.withBody(request.getBody());
        }
        List<String> violations = messages(validator.validateRequest(checked.build()));
        // The validator overlooks these three.
        violations.addAll(forms.violationsIn(uri.getPath(), request));
        if (!uri.getPath().endsWith("/")) {
            violations.add("the path doesn't end in a slash");
        }
        String authorization = request.getHeader("Authorization");
        if (authorization == null || !authorization.matches("Bearer \\S+")) {
            violations.add("the Authorization header isn't \"Bearer KEY\"");
        }
        return violations;
    }

    List<String> violationsIn(LoggedRequest request, LoggedResponse response) {
        SimpleResponse.Builder checked = new SimpleResponse.Builder(response.getStatus());
        if (response.getHeaders() != null) {
            response.getHeaders().all().forEach(header -> checked.withHeader(header.key(), header.values()));
        }
        if (response.getBody() != null && response.getBody().length > 0) {
            checked.withBody(response.getBody());
        }
        String path = URI.create(request.getUrl()).getPath();
        Request.Method method = Request.Method.valueOf(request.getMethod().getName());
        return messages(validator.validateResponse(path, method, checked.build()));
    }

    private static List<String> messages(ValidationReport report) {
        return new ArrayList<>(report.getMessages().stream()
                .filter(message -> message.getLevel() == ValidationReport.Level.ERROR)
                .map(Message::getMessage)
                .toList());
    }
}
