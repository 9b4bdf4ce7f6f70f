package ai.dataframer.compatibility;

import static ai.dataframer.compatibility.Draft.yaml;
import static ai.dataframer.compatibility.VendorChange.ofCreate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.Stream;

/** What is sent and what comes back when a run is created. */
final class CreateChanges {
    private CreateChanges() {}

    static Stream<VendorChange> all() {
        return Stream.of(
                ofCreate(
                        "optional property added",
                        contract -> contract.request().set("invented_priority", yaml("{type: integer, default: 1}"))),
                ofCreate(
                        "method added",
                        contract -> ((ArrayNode) contract.request().at("/detection_method/enum")).add("aimon_pii_m2")),
                ofCreate(
                        "masks of any kind",
                        contract -> contract.request().set("mask_config", yaml("{type: object, nullable: true}"))),
                ofCreate("forms too", contract -> {
                    ObjectNode content = (ObjectNode) contract.operation().at("/requestBody/content");
                    content.set("multipart/form-data", content.get("application/json"));
                }),
                ofCreate(
                        "body not called required",
                        contract -> ((ObjectNode) contract.operation().get("requestBody")).remove("required")),
                ofCreate("other status of success", contract -> {
                    ObjectNode responses = (ObjectNode) contract.operation().get("responses");
                    responses.set("200", responses.remove("201"));
                }),
                ofCreate("answer that says more", contract -> {
                    contract.run().set("invented_region", yaml("{type: string}"));
                    contract.runSchema()
                            .putArray("required")
                            .add("id")
                            .add("status")
                            .add("invented_region");
                }));
    }
}
