package ai.dataframer.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import okhttp3.HttpUrl;
import okio.Buffer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import retrofit2.Call;

/** Whatever things are called, what is generated compiles and holds nothing else, and each name is sent and read exactly. */
class NamesFuzzTest {
    private static final int OF_OPERATION = 100;
    private static final String PATH = "/api/invented/fuzz";
    private static final HttpUrl ANYWHERE = HttpUrl.get("http://localhost/");

    @TempDir
    Path folder;

    @Test
    void names_some_arriveExactly() throws Exception {
        fuzz(6);
    }

    @Test
    @Tag("slow")
    void names_tenThousand_arriveExactly() throws Exception {
        fuzz(100);
    }

    private void fuzz(int operations) throws Exception {
        long seed = Long.getLong("fuzz.seed", System.nanoTime());
        System.out.println("fuzz.seed=" + seed);
        RandomNames names = new RandomNames(seed);
        Map<String, List<String>> byMethod = new HashMap<>();
        ObjectNode page = JsonNodeFactory.instance.objectNode().put("openapi", "3.0.3");
        page.putObject("info").put("title", "DataFramer API").put("version", "1");
        for (int i = 0; i < operations; i++) {
            List<String> some = names.distinct(OF_OPERATION);
            byMethod.put("createApiInventedFuzz" + i, some);
            describe(page, i, some);
        }
        Path file = Files.createDirectories(folder.resolve("pages")).resolve("page.json");
        Files.writeString(file, page.toString());
        Checkout checkout = Checkout.in(folder);
        checkout.takeAll(file);

        try (GeneratedClient client = GeneratedClient.of(checkout, folder)) {
            Object api = client.at(ANYWHERE);
            for (Method method : client.methods()) {
                List<String> some = byMethod.remove(method.getName());
                if (some != null) {
                    assertArrive(api, method, some);
                }
            }
        }
        assertThat(byMethod).as("operations without a method").isEmpty();
    }

    /** Fifty properties, an object of twenty-nine, twenty parameters, and a name of the operation itself. */
    private static void describe(ObjectNode page, int number, List<String> names) {
        ObjectNode operation =
                page.withObjectProperty("paths").putObject(PATH + number + "/").putObject("post");
        operation
                .put("operationId", names.get(99) + number)
                .put("summary", names.get(99))
                .put("description", names.get(98));
        for (String name : names.subList(0, 20)) {
            ObjectNode parameter = operation
                    .withArrayProperty("parameters")
                    .addObject()
                    .put("name", name)
                    .put("in", "query")
                    .put("required", true)
                    .put("description", name);
            parameter.putObject("schema").put("type", "string");
        }
        // OpenAPI allows no other characters there
        String schemaName = names.get(97).replaceAll("[^a-zA-Z0-9._-]", "_") + "." + number;
        ObjectNode schema = page.withObjectProperty("components")
                .withObjectProperty("schemas")
                .putObject(schemaName)
                .put("type", "object")
                .put("description", names.get(98));
        properties(schema, names.subList(20, 70));
        ObjectNode below =
                schema.withObjectProperty("properties").putObject(names.get(20)).put("type", "object");
        properties(below, names.subList(70, 99));
        operation
                .withObjectProperty("requestBody")
                .withObjectProperty("content")
                .withObjectProperty("application/json")
                .putObject("schema")
                .put("$ref", "#/components/schemas/" + schemaName);
        ObjectNode answer =
                operation.withObjectProperty("responses").putObject("200").put("description", "x");
        answer.putObject("content")
                .set("application/json", Draft.yaml("{schema: {type: array, items: {type: string}}}"));
    }

    private static void properties(ObjectNode schema, List<String> names) {
        for (String name : names) {
            schema.withObjectProperty("properties")
                    .putObject(name)
                    .put("type", "string")
                    .put("description", name);
        }
    }

    private static void assertArrive(Object api, Method method, List<String> names)
            throws IOException, ReflectiveOperationException {
        JsonObject body = object(names.subList(20, 70));
        body.add(names.get(20), object(names.subList(70, 99)));
        Object[] arguments = new Object[21];
        Arrays.fill(arguments, "v");
        Class<?> type = method.getParameterTypes()[20];
        arguments[20] = GeneratedClient.GSON.fromJson(body, type);

        Call<?> call = (Call<?>) method.invoke(api, arguments);

        assertThat(call.request().url().queryParameterNames()).containsExactlyElementsOf(names.subList(0, 20));
        Buffer sent = new Buffer();
        call.request().body().writeTo(sent);
        JsonElement json = GeneratedClient.GSON.fromJson(sent.readUtf8(), JsonElement.class);
        assertThat(json).isEqualTo(body);
        assertThat(type.getDeclaredFields()).hasSize(50);
        assertThat(type.getDeclaredMethods())
                .hasSize(100)
                .allMatch(accessor -> accessor.getName().matches("[gs]et[A-Z0-9][A-Za-z0-9]*"));
    }

    private static JsonObject object(List<String> names) {
        JsonObject object = new JsonObject();
        names.forEach(name -> object.addProperty(name, "v"));
        return object;
    }
}
