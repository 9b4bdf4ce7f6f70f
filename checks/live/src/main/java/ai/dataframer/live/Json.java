package ai.dataframer.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Locale;
import java.util.Optional;

/** Reads bodies that need not be JSON. */
final class Json {
    private static final ObjectMapper READER =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private Json() {}

    static Optional<JsonNode> parse(String body) {
        try {
            return Optional.of(READER.readTree(body)).filter(value -> !value.isMissingNode());
        } catch (JsonProcessingException e) { // the comparison reports it
            return Optional.empty();
        }
    }

    static Optional<JsonNode> object(String body) {
        return parse(body).filter(JsonNode::isObject);
    }

    /** Returns a property that is a text; empty if it is missing or anything else. */
    static Optional<String> text(JsonNode object, String name) {
        return Optional.ofNullable(object.path(name).textValue());
    }

    static String type(JsonNode value) {
        return value.getNodeType().name().toLowerCase(Locale.ROOT);
    }
}
