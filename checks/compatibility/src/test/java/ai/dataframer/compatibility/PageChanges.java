package ai.dataframer.compatibility;

import static ai.dataframer.compatibility.Draft.yaml;
import static ai.dataframer.compatibility.VendorChange.silent;
import static ai.dataframer.compatibility.VendorChange.written;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Stream;

/** Pages that are written otherwise, and pages about more or about something else. */
final class PageChanges {
    // The vendor has no page below /api/invented/, so none of its pages meets one of these.
    private static final String OTHER_PAGE = """
            openapi: 3.1.0
            info: {title: DataFramer API, version: 0.1.0}
            paths:
              /api/invented/sets/{dataset_id}/:
                parameters:
                  - {name: dataset_id, in: path, required: true, schema: {type: string, format: uuid}}
                get:
                  summary: A "quoted" */ summary
                  parameters:
                    - {name: expand, in: query, schema: {type: array, items: {type: string, enum: [a, b]}}}
                    - {name: page, in: query, required: true, schema: {type: [integer, 'null'], default: 1}}
                    - {name: X-Trace, in: header, schema: {type: string}}
                  responses: {'200': {description: x, content: {text/csv: {schema: {type: string}}}}}
                put:
                  requestBody:
                    content:
                      multipart/form-data:
                        schema:
                          type: object
                          required: [file]
                          properties:
                            file: {type: string, contentMediaType: application/octet-stream}
                            name: {type: string}
                  responses: {'204': {description: x}}
                delete: {responses: {'204': {description: x}, default: {description: x}}}
              /api/invented/sets/{dataset_id}/files/{file_id}/:
                get:
                  parameters:
                    - {name: dataset_id, in: path, required: true, schema: {type: string}}
                    - {name: file_id, in: path, required: true, schema: {type: integer}}
                  responses:
                    '200': {description: x, content: {application/octet-stream: {schema: {type: string, format: binary}}}}
              /api/invented/trees/:
                post:
                  requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Tree'}}}}
                  responses: {'201': {description: x, content: {application/json: {schema: {$ref: '#/components/schemas/Tree'}}}}}
            components:
              schemas:
                Tree:
                  type: object
                  properties:
                    class: {type: string}
                    '1st-name': {type: string}
                    weights: {type: object, additionalProperties: {type: number}}
                    below: {type: array, items: {$ref: '#/components/schemas/Tree'}}
                    leaf:
                      discriminator: {propertyName: kind}
                      oneOf:
                        - {type: object, properties: {kind: {type: string}, a: {type: string}}}
                        - {type: object, properties: {kind: {type: string}, b: {type: number}}}
            """;

    private PageChanges() {}

    static Stream<VendorChange> all() {
        return Stream.of(
                written("as JSON", draft -> draft.root().toPrettyString()),
                written("with anchors", PageChanges::anchored),
                written("OpenAPI 3.1 with anchors", draft -> {
                    DocumentChanges.to31(draft, true);
                    return anchored(draft);
                }),
                written("another page", draft -> OTHER_PAGE),
                silent("two more operations on the page", contract -> {
                    ObjectNode runs = contract.root().withObject("/paths").putObject("/api/invented/runs/");
                    runs.set("get", yaml("""
                            responses:
                              '200':
                                description: x
                                content:
                                  application/json:
                                    schema: {type: array, items: {$ref: '#/components/schemas/AnonymizationRun'}}
                            """));
                    runs.set("post", yaml("""
                            requestBody:
                              content:
                                application/json:
                                  schema:
                                    type: object
                                    required: [dataset_id]
                                    properties:
                                      dataset_id: {type: string, format: uuid}
                                      threshold: {type: number, minimum: 0, maximum: 1}
                                      mask_config: {type: object, additionalProperties: {type: string}}
                            responses:
                              '201':
                                description: x
                                content:
                                  application/json: {schema: {$ref: '#/components/schemas/AnonymizationRun'}}
                            """));
                }));
    }

    /** Writes one date as an alias of the other. */
    private static String anchored(Draft contract) {
        JsonNode time = contract.run().get("completed_at");
        contract.run().remove(List.of("completed_at", "created_at"));
        contract.run().set("completed_at", time);
        contract.run().set("created_at", time);
        String page = contract.yaml()
                .replaceFirst("(?m)^( +completed_at:)$", "$1 &time")
                .replaceFirst("(?m)^( +)created_at:\\n(?:\\1 +.*\\n)+", "$1created_at: *time\n");
        if (!page.contains("completed_at: &time\n") || !page.contains("created_at: *time\n")) {
            throw new IllegalStateException("not anchored: " + page);
        }
        return page;
    }
}
