package ai.dataframer.live;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.Optional;

/** Reads bodies that need not be JSON. */
final class Json {
    private Json() {}

    static Optional<JsonElement> parse(String body) {
        try {
            return body.isBlank() ? Optional.empty() : Optional.of(JsonParser.parseString(body));
        } catch (JsonParseException e) { // the comparison reports it
            return Optional.empty();
        }
    }

    static Optional<JsonObject> object(String body) {
        return parse(body).filter(JsonElement::isJsonObject).map(JsonElement::getAsJsonObject);
    }

    /** Returns a property that is a text; empty if it is missing or anything else. */
    static Optional<String> text(JsonObject object, String name) {
        return Optional.ofNullable(object.get(name)).flatMap(Json::text);
    }

    static Optional<String> text(JsonElement value) {
        return value.isJsonPrimitive() && value.getAsJsonPrimitive().isString()
                ? Optional.of(value.getAsString())
                : Optional.empty();
    }

    static String type(JsonElement value) {
        if (value.isJsonObject()) {
            return "object";
        }
        if (value.isJsonArray()) {
            return "array";
        }
        if (value.isJsonNull()) {
            return "null";
        }
        if (value.getAsJsonPrimitive().isBoolean()) {
            return "boolean";
        }
        return value.getAsJsonPrimitive().isString() ? "string" : "number";
    }
}
