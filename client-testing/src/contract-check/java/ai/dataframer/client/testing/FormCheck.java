package ai.dataframer.client.testing;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says where a form breaks the contract, which the validator does not look at. Thread-safe. */
final class FormCheck {
    private static final String FORM = "multipart/form-data";

    private final OpenAPI contract;

    FormCheck(String document) {
        var options = new ParseOptions();
        options.setResolveFully(true);
        contract = new OpenAPIV3Parser().readContents(document, null, options).getOpenAPI();
    }

    /** Returns what is wrong with the form in {@code request}; nothing if it may be, or is, something else than a form. */
    List<String> violationsIn(String path, LoggedRequest request) {
        Optional<Schema<?>> form = form(path, request);
        if (form.isEmpty()) {
            return List.of();
        }
        List<Multipart.Part> parts;
        try {
            parts = Multipart.parts(request.getHeader("Content-Type"), request.getBody());
        } catch (IllegalArgumentException e) {
            return List.of(String.valueOf(e.getMessage()));
        }
        return violationsIn(parts, form.get());
    }

    private Optional<Schema<?>> form(String path, LoggedRequest request) {
        String type = String.valueOf(request.getHeader("Content-Type"));
        return Optional.ofNullable(contract.getPaths().get(path))
                .map(PathItem::readOperationsMap)
                .map(operations -> operations.get(
                        PathItem.HttpMethod.valueOf(request.getMethod().getName())))
                .map(Operation::getRequestBody)
                .filter(body -> body.getContent().size() == 1 || type.startsWith(FORM))
                .map(body -> body.getContent().get(FORM))
                .map(MediaType::getSchema);
    }

    private static List<String> violationsIn(List<Multipart.Part> parts, Schema<?> form) {
        List<String> violations = new ArrayList<>();
        Map<String, ? extends Schema<?>> properties = properties(form);
        for (Multipart.Part part : parts) {
            Schema<?> schema = properties.get(part.name());
            if (schema == null) {
                violations.add("the form has a part \"" + part.name() + "\" that the contract does not list");
            } else {
                violations.addAll(violationsIn(part, schema.getItems() == null ? schema : schema.getItems()));
            }
        }
        properties.forEach((name, schema) -> {
            long count = parts.stream().filter(part -> part.name().equals(name)).count();
            if (count > 1 && schema.getItems() == null) {
                violations.add("the form has " + count + " parts \"" + name + "\", the contract one");
            }
            if (count == 0 && form.getRequired() != null && form.getRequired().contains(name)) {
                violations.add("the form has no part \"" + name + "\"");
            }
        });
        return violations;
    }

    private static List<String> violationsIn(Multipart.Part part, Schema<?> schema) {
        boolean isFile = "binary".equals(schema.getFormat());
        if (isFile != (part.fileName() != null)) {
            return List.of("the part \"" + part.name() + "\" is " + (isFile ? "no file" : "a file"));
        }
        return schema.getEnum() == null || schema.getEnum().contains(part.text())
                ? List.of()
                : List.of("the part \"" + part.name() + "\" has a value that the contract does not list");
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Map<String, ? extends Schema<?>> properties(Schema<?> form) {
        return (Map) form.getProperties();
    }
}
