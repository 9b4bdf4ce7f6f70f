package ai.dataframer.live;

import java.nio.file.Path;

final class OwnDocuments {
    /** What the contract module makes of {@code openapi/}; tests run in the folder of their module. */
    static final Path OF_THE_SERVICE = Path.of("../../contract/target/service.json");

    /** Looser, as the stubs keep to it whatever the vendor changes. */
    static final Path OF_THE_STUBS = Path.of("../../contract/target/wire.json");

    /** What {@link OddService} differs from. */
    static final Path OF_THE_ODD_SERVICE = Path.of("src/test/resources/documents.yaml");

    private static final String DOCUMENT = """
            openapi: 3.0.3
            info: {title: own, version: "1"}
            paths:
              /things/:
                post: {responses: {'201': {description: made}}}
              /things/{id}/:
                get:
                  parameters: [{name: id, in: path, required: true, schema: {type: string, format: uuid}}]
                  responses:
                    '200':
                      description: a thing
                      headers: {X-Total: {required: true, schema: {type: integer}}}
                      content: {application/json: {schema: {
                        type: object,
                        required: [name],
                        properties: {
                          name: {type: string},
                          count: {type: integer, nullable: true, maximum: 9},
                          status: {type: string, enum: [UP, DOWN]},
                          items: {type: array, items: {type: object, properties: {properties: {type: boolean}}}},
                          free: {type: object},
                          numbers: {type: object, additionalProperties: {type: number}}}}}}
            """;

    private OwnDocuments() {}

    static Documents things() {
        return new Documents(DOCUMENT);
    }
}
