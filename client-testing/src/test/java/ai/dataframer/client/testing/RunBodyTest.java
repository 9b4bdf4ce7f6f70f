package ai.dataframer.client.testing;

import static ai.dataframer.client.testing.Caller.RUN_ID;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.parser.OpenAPIV3Parser;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class RunBodyTest {
    private static final Schema<?> RUN = requireNonNull(new OpenAPIV3Parser()
            .readContents(Contract.firstRelease())
            .getOpenAPI()
            .getComponents()
            .getSchemas()
            .get("AnonymizationRun"));

    @Test
    void succeeded_samples_haveEveryPropertyOfTheFirstReleaseButTheError() {
        Set<String> declared = declared(RUN, "", new TreeSet<>());
        assertThat(declared).contains("/results/error", "/anonymized_files/size_in_bytes");
        declared.remove("/results/error");

        assertThat(present(RUN, parse(RunBody.succeeded().samples()), "", new TreeSet<>()))
                .containsAll(declared);
    }

    @Test
    void failed_always_hasEveryPropertyOfRunAndResults() {
        JsonObject run = parse(RunBody.failed("no such dataset"));

        assertThat(run.keySet()).containsAll(RUN.getProperties().keySet());
        assertThat(run.getAsJsonObject("results").keySet())
                .containsAll(property(RUN, "results").getProperties().keySet());
        assertThat(run.getAsJsonObject("results").get("error").getAsString()).isEqualTo("no such dataset");
    }

    @Test
    void pending_always_hasNullForWhatIsNotKnownYet() {
        JsonObject run = parse(RunBody.pending());

        assertThat(run.keySet()).containsAll(RUN.getProperties().keySet());
        assertThat(run.get("results").isJsonNull()).isTrue();
        assertThat(run.get("duration_seconds").isJsonNull()).isTrue();
        assertThat(run.get("completed_at").isJsonNull()).isTrue();
    }

    @Test
    void entityCount_besideEntities_hasTheLastWord() {
        JsonObject results = parse(
                        RunBody.succeeded().entity("PERSON", 0, 10, 0.98).entityCount("PERSON", 345))
                .getAsJsonObject("results");

        assertThat(results.getAsJsonObject("entity_summary").get("PERSON").getAsLong())
                .isEqualTo(345);
        assertThat(results.getAsJsonArray("entities_found")).hasSize(1);
    }

    @Test
    void entity_whileProcessing_makesResults() {
        assertThat(parse(RunBody.processing().entity("PERSON", 0, 10, 0.98))
                        .get("results")
                        .isJsonObject())
                .isTrue();
    }

    @Test
    void with_andWithout_changeProperties() {
        JsonObject run = parse(RunBody.processing()
                .with("id", null)
                .with("dataset_name", "Orders")
                .with("not_in_the_contract", 1)
                .without("pii_types"));

        assertThat(run.get("id").isJsonNull()).isTrue();
        assertThat(run.get("dataset_name").getAsString()).isEqualTo("Orders");
        assertThat(run.get("not_in_the_contract").getAsInt()).isEqualTo(1);
        assertThat(run.has("pii_types")).isFalse();
    }

    @Test
    void without_id_leavesItOut() {
        assertThat(parse(RunBody.processing().without("id")).has("id")).isFalse();
    }

    private static JsonObject parse(RunBody run) {
        return JsonParser.parseString(run.json(RUN_ID.toString())).getAsJsonObject();
    }

    private static Schema<?> property(Schema<?> schema, String name) {
        return requireNonNull(schema.getProperties().get(name), name);
    }

    private static Set<String> declared(Schema<?> schema, String path, Set<String> found) {
        if (schema.getItems() != null) {
            return declared(schema.getItems(), path, found);
        }
        if (schema.getProperties() != null) {
            schema.getProperties().forEach((name, property) -> {
                found.add(path + "/" + name);
                declared(property, path + "/" + name, found);
            });
        }
        return found;
    }

    private static Set<String> present(Schema<?> schema, JsonElement value, String path, Set<String> found) {
        if (schema.getItems() != null) {
            value.getAsJsonArray().forEach(item -> present(schema.getItems(), item, path, found));
        } else if (schema.getProperties() != null) {
            value.getAsJsonObject().entrySet().forEach(property -> {
                String name = property.getKey();
                found.add(path + "/" + name);
                if (schema.getProperties().containsKey(name)) {
                    present(property(schema, name), property.getValue(), path + "/" + name, found);
                }
            });
        }
        return found;
    }
}
