package ai.dataframer.compatibility;

import static ai.dataframer.compatibility.Draft.ref;
import static ai.dataframer.compatibility.Draft.yaml;
import static ai.dataframer.compatibility.VendorChange.silent;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.Stream;

/** Schemas and operations that are called something else. */
final class NameChanges {
    private NameChanges() {}

    static Stream<VendorChange> all() {
        return Stream.of(
                silent(
                        "operationId renamed",
                        contract -> contract.operation().put("operationId", "api_invented_runs_retrieve")),
                silent("no operationId", contract -> contract.operation().remove("operationId")),
                silent("path parameter renamed", contract -> {
                    ObjectNode paths = (ObjectNode) contract.root().get("paths");
                    String path = contract.path();
                    paths.set(path.replaceFirst("\\{\\w+}", "{other}"), paths.remove(path));
                    ((ObjectNode) contract.operation().at("/parameters/0")).put("name", "other");
                }),
                silent("run renamed", contract -> {
                    contract.schemas()
                            .set("AnonymisationRun", contract.schemas().remove("AnonymizationRun"));
                    contract.answer().set("schema", ref("AnonymisationRun"));
                }),
                silent(
                        "run written inline",
                        contract -> contract.answer()
                                .set("schema", contract.schemas().remove("AnonymizationRun"))),
                silent("file lifted", NameChanges::liftFile),
                silent("entity lifted", NameChanges::liftEntity),
                silent("results lifted", contract -> lift(contract, contract.run(), "results", "RunResults")),
                silent("results, entity and file lifted", contract -> {
                    liftFile(contract);
                    liftEntity(contract);
                    lift(contract, contract.run(), "results", "RunResults");
                }),
                silent("results lifted, nullable through allOf", contract -> {
                    lift(contract, contract.run(), "results", "RunResults");
                    contract.run()
                            .set(
                                    "results",
                                    yaml("{nullable: true, allOf: [{$ref: '#/components/schemas/RunResults'}]}"));
                }),
                silent("status lifted", contract -> lift(contract, contract.run(), "status", "RunStatus")),
                silent("status lifted, with a default through allOf", contract -> {
                    lift(contract, contract.run(), "status", "RunStatus");
                    contract.run()
                            .set(
                                    "status",
                                    yaml(
                                            "{default: PENDING, readOnly: true, allOf: [{$ref: '#/components/schemas/RunStatus'}]}"));
                }),
                silent("status lifted, or blank, or null", contract -> {
                    lift(contract, contract.run(), "status", "RunStatus");
                    contract.schemas().set("BlankEnum", yaml("{enum: ['']}"));
                    contract.run()
                            .set(
                                    "status",
                                    yaml(
                                            "{nullable: true, oneOf: [{$ref: '#/components/schemas/RunStatus'}, {$ref: '#/components/schemas/BlankEnum'}]}"));
                }),
                silent(
                        "entity_summary lifted",
                        contract -> lift(contract, contract.results(), "entity_summary", "EntitySummary")),
                silent("PII type lifted and listed", contract -> {
                    contract.schemas().set("PiiType", yaml("{type: string, enum: [PERSON, EMAIL]}"));
                    ((ObjectNode) contract.run().get("pii_types")).set("items", ref("PiiType"));
                }));
    }

    private static void lift(Draft contract, ObjectNode properties, String property, String schema) {
        ObjectNode lifted = (ObjectNode) properties.get(property);
        lifted.remove("nullable");
        contract.schemas().set(schema, lifted);
        properties.set(property, ref(schema));
    }

    private static void liftFile(Draft contract) {
        liftItems(contract, (ObjectNode) contract.run().get("anonymized_files"), "OutputFile");
    }

    private static void liftEntity(Draft contract) {
        liftItems(contract, (ObjectNode) contract.results().get("entities_found"), "Entity");
    }

    private static void liftItems(Draft contract, ObjectNode list, String schema) {
        contract.schemas().set(schema, list.get("items"));
        list.set("items", ref(schema));
    }
}
