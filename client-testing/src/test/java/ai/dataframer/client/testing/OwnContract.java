package ai.dataframer.client.testing;

/** A contract for the tests of the checker, which a change of the service's leaves alone. */
final class OwnContract {
    static final String RUNS = "/api/dataframer/anonymization-runs/";

    private OwnContract() {}

    static Contract contract() {
        return new Contract("""
                openapi: 3.0.3
                info: {title: of the checker's tests, version: '1'}
                paths:
                  %s{run_id}/:
                    get:
                      parameters:
                        - {name: run_id, in: path, required: true, schema: {type: string, format: uuid}}
                      responses:
                        '200': {description: '', content: {application/json: {schema: {$ref: '#/components/schemas/Run'}}}}
                        '404': {description: ''}
                  %1$s:
                    post:
                      requestBody:
                        required: true
                        content:
                          application/json:
                            schema:
                              type: object
                              required: [dataset_id]
                              properties:
                                dataset_id: {type: string, format: uuid}
                                detection_method: {type: string, enum: [llm, all]}
                                threshold: {type: number, minimum: 0, maximum: 1}
                                mask_config: {type: object, additionalProperties: {type: string}}
                      responses:
                        '201': {description: '', content: {application/json: {schema: {$ref: '#/components/schemas/Run'}}}}
                  /api/forms/:
                    post:
                      requestBody:
                        required: true
                        content:
                          multipart/form-data:
                            schema:
                              type: object
                              required: [name, files]
                              properties:
                                name: {type: string}
                                kind: {type: string, enum: [ONE, MANY]}
                                files: {type: array, items: {type: string, format: binary}}
                      responses:
                        '201': {description: ''}
                  /api/forms-or-json/:
                    post:
                      requestBody:
                        required: true
                        content:
                          application/json: {schema: {type: object}}
                          multipart/form-data: {schema: {type: object, required: [name], properties: {name: {type: string}}}}
                      responses:
                        '201': {description: ''}
                components:
                  schemas:
                    Run:
                      type: object
                      properties:
                        status: {type: string, enum: [PENDING, SUCCEEDED]}
                        pii_types: {type: array, items: {type: string}}
                        duration_seconds: {type: integer, nullable: true}
                        created_at: {type: string, format: date-time}
                        results:
                          type: object
                          nullable: true
                          properties:
                            entity_summary: {type: object}
                            entities_found: {type: array, items: {type: object, properties: {start: {type: integer}}}}
                        anonymized_files:
                          type: array
                          items: {type: object, properties: {size_in_bytes: {type: integer}}}
                """.formatted(RUNS));
    }
}
