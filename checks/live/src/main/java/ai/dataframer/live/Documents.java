package ai.dataframer.live;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.LevelResolverFactory;
import com.atlassian.oai.validator.report.ValidationReport;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The vendor's documents, merged into one. */
final class Documents {
    private static final Pattern PARAMETER = Pattern.compile("\\{[^}]*}");

    private final OpenApiInteractionValidator validator;
    private final Map<String, Operation> operations = new LinkedHashMap<>();

    /** Takes the text of an OpenAPI 3.0 document. */
    Documents(String text) {
        validator = OpenApiInteractionValidator.createForInlineApiSpecification(text)
                .withLevelResolver(LevelResolverFactory.withAdditionalPropertiesIgnored())
                .build();
        var options = new ParseOptions();
        options.setResolveFully(true);
        OpenAPI document =
                new OpenAPIV3Parser().readContents(text, null, options).getOpenAPI();
        document.getPaths()
                .forEach((path, item) -> item.readOperationsMap()
                        .forEach((method, operation) -> operations.put(name(method, path), operation)));
    }

    int size() {
        return operations.size();
    }

    /** Returns the operation, such as {@code GET /runs/{id}/}, that a request is for; a path may have more at its beginning. */
    Optional<String> operation(String method, String path) {
        return operations.keySet().stream()
                .filter(operation -> matches(operation, method + " " + path))
                .findFirst();
    }

    private static boolean matches(String operation, String request) {
        String[] parts = operation.split(" ", 2);
        String path = String.join(
                "[^/]+",
                List.of(PARAMETER.split(parts[1], -1)).stream()
                        .map(Pattern::quote)
                        .toList());
        return Pattern.matches(parts[0] + " (/.*)?" + path, request);
    }

    /** Returns what the documents say of this answer; empty if they do not list its status. */
    Optional<ApiResponse> response(Exchange exchange) {
        return Optional.ofNullable(operations.get(exchange.operation()))
                .map(Operation::getResponses)
                .map(responses ->
                        responses.getOrDefault(String.valueOf(exchange.status()), responses.get(ApiResponses.DEFAULT)));
    }

    /** Returns what the validator finds in an answer of a documented operation. Its messages quote the answer. */
    List<ValidationReport.Message> findings(Exchange exchange) {
        String[] operation = exchange.operation().split(" ", 2);
        var response = new SimpleResponse.Builder(exchange.status());
        exchange.headers().toMultimap().forEach(response::withHeader);
        if (exchange.headers().get("Content-Type") == null) { // without one the validator looks at no body
            response.withContentType("application/json");
        }
        if (!exchange.body().isEmpty()) {
            response.withBody(exchange.body());
        }
        return validator
                .validateResponse(operation[1], Request.Method.valueOf(operation[0]), response.build())
                .getMessages()
                .stream()
                .filter(message -> message.getLevel() == ValidationReport.Level.ERROR)
                .toList();
    }

    private static String name(PathItem.HttpMethod method, String path) {
        return method + " " + path;
    }
}
