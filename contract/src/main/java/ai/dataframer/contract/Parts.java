package ai.dataframer.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map.Entry;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The parts of a {@code multipart/form-data} body: files, texts, and objects as JSON. */
final class Parts {
    private final Classes classes;
    private final Parameters parameters;
    private final Function<String, UnsupportedException> stop;

    Parts(Classes classes, Parameters parameters, Function<String, UnsupportedException> stop) {
        this.classes = classes;
        this.parameters = parameters;
        this.stop = stop;
    }

    void add(JsonNode content, Place place, String origin) {
        JsonNode schema = content.path("schema");
        var required = StreamSupport.stream(schema.path("required").spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.toSet());
        var sent = schema.path("properties").properties().stream()
                .filter(property -> !property.getValue().path("readOnly").asBoolean())
                .toList();
        if (sent.isEmpty()) {
            throw stop.apply("a form without named parts");
        }
        for (Entry<String, JsonNode> part : sent) {
            part(part, content.path("encoding").path(part.getKey()), place, origin, required.contains(part.getKey()));
        }
    }

    private void part(Entry<String, JsonNode> part, JsonNode encoding, Place place, String origin, boolean required) {
        String name = part.getKey();
        String words = "the part " + Line.of(name);
        if (!name.matches("[ !#-\\[\\]-~]+")) { // it stands in a header, in quotes
            throw stop.apply(words + ", whose name is not plain ASCII,");
        }
        boolean isList = part.getValue().path("type").asText().equals("array");
        JsonNode one = isList ? part.getValue().path("items") : part.getValue();
        String type = one.path("type").asText();
        if (Methods.isBinary(one)) {
            // its media type is the caller's to say
            encoding(encoding, encoding.path("contentType").asText(), words);
            parameters.file(list(isList, "MultipartBody.Part"), name, required);
        } else if (type.equals("object")) {
            encoding(encoding, "application/json", words);
            Place below = isList ? place.property(name).item() : place.property(name);
            String java = classes.of(one, below, origin).replace("@Nullable ", "");
            parameters.part(annotation(name), list(isList, java), name, required);
        } else if (type.matches("string|integer|number|boolean")) {
            encoding(encoding, "text/plain", words);
            parameters.part(annotation(name), list(isList, Parameters.scalar(one)), name, required);
        } else {
            throw stop.apply(words + ", which is no file, text or object,");
        }
    }

    private void encoding(JsonNode encoding, String sent, String words) {
        String said = encoding.path("contentType").asText(sent);
        if (encoding.has("headers") || !said.equals(sent)) {
            throw stop.apply("%s with %s".formatted(words, encoding.has("headers") ? "headers" : Line.of(said)));
        }
    }

    private static String annotation(String name) {
        return "@Part(%s)".formatted(Java.literal(name));
    }

    private static String list(boolean isList, String type) {
        return isList ? "List<" + type + ">" : type;
    }
}
