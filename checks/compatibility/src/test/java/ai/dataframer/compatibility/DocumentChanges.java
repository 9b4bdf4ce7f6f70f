package ai.dataframer.compatibility;

import static ai.dataframer.compatibility.Draft.ref;
import static ai.dataframer.compatibility.Draft.yaml;
import static ai.dataframer.compatibility.VendorChange.silent;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.Stream;

/** What is said around the run: operations, tags, texts, servers, versions. */
final class DocumentChanges {
    private static final String NASTY =
            "quotes \" ' ``` */ /* \\u00 \\user {@link x} @foo <b>&amp; \u00fcn\u00ef \u2603 \u6f22\n\nline */ {{m}} ${x} %s";

    private DocumentChanges() {}

    static Stream<VendorChange> all() {
        return Stream.of(
                silent("new operation with a new schema and a new tag", DocumentChanges::addOperation),
                silent(
                        "optional parameter added",
                        contract -> ((ArrayNode) contract.operation().get("parameters"))
                                .add(yaml("{name: invented, in: query, schema: {type: string}}"))),
                silent("operation deprecated", contract -> contract.operation().put("deprecated", true)),
                silent(
                        "tag renamed",
                        contract -> contract.operation().putArray("tags").add("Anonymization */ \"x\" \u00fcn\u00ef")),
                silent("tag removed", contract -> contract.operation().remove("tags")),
                silent("texts reworded", contract -> reword(contract.root())),
                silent("error answers with a schema", contract -> {
                    contract.schemas()
                            .set(
                                    "Error",
                                    yaml("{type: object, required: [detail], properties: {detail: {type: string}}}"));
                    ObjectNode responses = (ObjectNode) contract.operation().get("responses");
                    for (String status : new String[] {"401", "404", "default"}) {
                        responses.set(
                                status,
                                yaml(
                                        "{description: x, content: {application/json: {schema: {$ref: '#/components/schemas/Error'}}}}"));
                    }
                }),
                silent(
                        "servers changed",
                        contract -> contract.root()
                                .set(
                                        "servers",
                                        yaml(
                                                "[{url: 'https://{region}.dataframer.ai/v2', variables: {region: {default: eu, enum: [eu, us]}}}, {url: /}]"))),
                silent(
                        "info.version raised",
                        contract -> ((ObjectNode) contract.root().get("info")).put("version", "2.0.0-beta+1")),
                silent("OpenAPI 3.0.3", contract -> contract.root().put("openapi", "3.0.3")),
                silent(
                        "OpenAPI 3.1, otherwise as before",
                        contract -> contract.root().put("openapi", "3.1.0")),
                silent("OpenAPI 3.1 with lists of types", contract -> to31(contract, true)),
                silent("OpenAPI 3.1 with anyOf null", contract -> to31(contract, false)),
                silent(
                        "security changed",
                        contract -> contract.root()
                                .withObject("/components/securitySchemes")
                                .set("BearerAuth", yaml("{type: apiKey, in: header, name: X-Key}"))),
                silent(
                        "error no longer listed",
                        contract -> ((ObjectNode) contract.operation().get("responses")).remove("404")),
                silent("texts very long", contract -> contract.operation().put("description", "long ".repeat(20_000))));
    }

    static void addOperation(Draft contract) {
        contract.schemas().set("Kind", yaml("{type: string, enum: [A, B]}"));
        contract.schemas()
                .set(
                        "SeedDataset",
                        yaml(
                                "{type: object, properties: {id: {type: string, format: uuid}, kind: {$ref: '#/components/schemas/Kind'}}}"));
        ObjectNode get = contract.operation().deepCopy();
        get.putArray("tags").add("Seed Datasets");
        get.put("operationId", "api_invented_seeds_retrieve");
        ((ObjectNode) get.at("/responses/200/content/application~1json")).set("schema", ref("SeedDataset"));
        ((ObjectNode) contract.root().get("paths"))
                .putObject("/api/invented/seeds/{run_id}/")
                .set("get", get);
    }

    static void reword(JsonNode node) {
        if (node instanceof ObjectNode object) {
            for (String text : new String[] {"description", "summary", "title"}) {
                if (object.path(text).isTextual()) {
                    object.put(text, NASTY);
                }
            }
            if (object.path("type").isTextual() && !object.has("in")) {
                object.put("description", NASTY);
            }
        }
        node.forEach(DocumentChanges::reword);
    }

    static void to31(Draft contract, boolean lists) {
        contract.root().put("openapi", "3.1.0");
        contract.eachProperty(property -> {
            if (property.path("nullable").asBoolean()) {
                property.remove("nullable");
                if (lists) {
                    JsonNode type = property.remove("type");
                    property.putArray("type").add(type).add("null");
                } else {
                    ObjectNode described = property.deepCopy();
                    property.removeAll();
                    property.putArray("anyOf").add(described).add(yaml("{type: 'null'}"));
                }
            }
        });
    }
}
