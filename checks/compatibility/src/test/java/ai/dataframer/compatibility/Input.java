package ai.dataframer.compatibility;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.gson.JsonElement;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.StreamSupport;
import okhttp3.MultipartBody;
import okhttp3.RequestBody;

/**
 * Something that an operation is given, as its document says.
 *
 * @param in {@code path}, {@code query}, {@code header}, {@code body} or {@code part}
 */
record Input(String in, String name, JsonNode schema, boolean required) {
    static final byte[] FILE = {0, 1, (byte) 0xff, '\r', '\n'};

    // OpenAPI has them ignored.
    private static final Set<String> IGNORED = Set.of("accept", "content-type", "authorization");

    static List<Input> of(JsonNode operation) {
        List<Input> inputs = new ArrayList<>();
        for (JsonNode parameter : operation.path("parameters")) {
            String name = parameter.path("name").asText();
            if (!parameter.path("in").asText().equals("header") || !IGNORED.contains(name.toLowerCase(Locale.ROOT))) {
                inputs.add(new Input(
                        parameter.path("in").asText(),
                        name,
                        parameter.path("schema"),
                        parameter.path("required").asBoolean()));
            }
        }
        JsonNode content = operation.at("/requestBody/content");
        JsonNode form = content.path("multipart/form-data").path("schema");
        if (form.isMissingNode()) {
            content.properties()
                    .forEach(type -> inputs.add(
                            new Input("body", type.getKey(), type.getValue().path("schema"), true)));
        }
        form.path("properties").properties().stream()
                .filter(part -> !part.getValue().path("readOnly").asBoolean())
                .forEach(part ->
                        inputs.add(new Input("part", part.getKey(), part.getValue(), isRequired(form, part.getKey()))));
        return inputs;
    }

    private static boolean isRequired(JsonNode form, String part) {
        return StreamSupport.stream(form.path("required").spliterator(), false)
                .anyMatch(name -> name.asText().equals(part));
    }

    /** Returns the values that are sent, several of a list. */
    List<JsonElement> values() {
        // a header's is ASCII
        JsonElement sample = Samples.of(schema, in.equals("header") ? "a, b" : "\u00fc /&=?\"\u65e5");
        return !in.equals("body") && sample.isJsonArray()
                ? StreamSupport.stream(sample.getAsJsonArray().spliterator(), false)
                        .toList()
                : List.of(sample);
    }

    boolean isFile() {
        return in.equals("part") && (isBinary(schema) || isBinary(schema.path("items")));
    }

    private static boolean isBinary(JsonNode schema) {
        return schema.path("format").asText().equals("binary");
    }

    /** Returns the argument for a method's parameter. */
    Object argument(Type type) {
        boolean isList = schema.path("type").asText().equals("array");
        if (isFile()) {
            return isList ? List.of(file("1"), file("2")) : file("1");
        }
        JsonElement json = Samples.of(schema, in.equals("header") ? "a, b" : "\u00fc /&=?\"\u65e5");
        return GeneratedClient.GSON.fromJson(json, type);
    }

    private MultipartBody.Part file(String fileName) {
        return MultipartBody.Part.createFormData(name, fileName, RequestBody.create(FILE));
    }
}
