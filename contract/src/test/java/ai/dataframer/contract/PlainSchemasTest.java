package ai.dataframer.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainSchemasTest {
    private static final String COMPONENTS = """
            components:
              schemas:
                A: {type: object, required: [x, y], properties: {x: {type: string}, y: {type: integer}}}
                B: {type: object, required: [x], properties: {x: {type: string}, z: {type: number}}}
                Kind: {type: string, enum: [P, Q]}
                Blank: {enum: ['']}
                Nothing: {enum: [null]}
                Tree: {type: object, properties: {below: {type: array, items: {$ref: '#/components/schemas/Tree'}}}}
            """;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            {$ref: Kind}                                     | {type: string, enum: [P, Q]}
            {nullable: true, allOf: [{$ref: Kind}]}          | {type: string, nullable: true, enum: [P, Q]}
            {allOf: [{$ref: A}, {$ref: B}]}                  | {type: object, required: [x, y], properties: {x: {type: string}, y: {type: integer}, z: {type: number}}}
            {allOf: [{$ref: A}, {properties: {x: {maxLength: 3}}}]} | {type: object, required: [x, y], properties: {x: {type: string, maxLength: 3}, y: {type: integer}}}
            {oneOf: [{$ref: A}, {$ref: B}]}                  | {type: object, required: [x], properties: {x: {type: string}, y: {type: integer}, z: {type: number}}}
            {oneOf: [{$ref: Kind}, {$ref: Blank}, {$ref: Nothing}]} | {type: string, nullable: true, enum: [P, Q, '']}
            {anyOf: [{$ref: Kind}, {type: 'null'}]}          | {type: string, nullable: true, enum: [P, Q]}
            {anyOf: [{type: string}, {type: integer}]}       | {}
            {anyOf: [{type: number}, {type: integer}]}       | {type: number}
            {type: [string, 'null']}                         | {type: string, nullable: true}
            {type: [string, integer]}                        | {}
            {type: [number, integer]}                        | {type: number}
            {const: P}                                       | {type: string, enum: [P]}
            {type: string, enum: [P, null]}                  | {type: string, nullable: true, enum: [P]}
            {type: integer, exclusiveMinimum: 0}             | {type: integer, exclusiveMinimum: true, minimum: 0}
            {type: string, contentMediaType: image/png}      | {type: string, format: binary}
            {properties: {type: {type: string}}}             | {type: object, properties: {type: {type: string}}}
            {type: object, additionalProperties: {$ref: Kind}} | {type: object, additionalProperties: {type: string, enum: [P, Q]}}
            {$ref: Tree}                                     | {type: object, properties: {below: {type: array, items: {}}}}
            true                                             | {}
            """)
    void plain_schema_isSaidInPlainWords(String schema, String plain) {
        String full = schema.replaceAll("\\$ref: (\\w+)", "\\$ref: '#/components/schemas/$1'");
        Contract contract = Contract.parse(Example.answering("GET /x/", "{}") + COMPONENTS, "x");

        assertThat(new PlainSchemas(contract).plain(Yaml.read(full, "x"))).isEqualTo(Yaml.read(plain, "x"));
    }
}
