package ai.dataframer.live;

import com.atlassian.oai.validator.report.ValidationReport.Message;
import com.atlassian.oai.validator.report.ValidationReport.MessageContext;
import com.atlassian.oai.validator.report.ValidationReport.MessageContext.Pointers;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds where answers differ from the documents. The validator's messages quote answers, so they are not passed on. */
final class Comparison {
    private static final String TYPE = "(?:array|boolean|integer|null|number|object|string)";
    private static final Pattern TYPES = Pattern.compile(
            "Instance type \\((" + TYPE + ")\\) .* \\(allowed: \\[(\"" + TYPE + "\"(?:,\"" + TYPE + "\")*)]\\)");
    private static final Pattern MISSING_HEADER = Pattern.compile("Header '([^']+)' is expected on path");

    private final Documents documents;

    Comparison(Documents documents) {
        this.documents = documents;
    }

    Set<Finding> differences(Collection<Exchange> exchanges) {
        Set<Finding> found = new TreeSet<>();
        exchanges.forEach(exchange -> found.addAll(differences(exchange)));
        return found;
    }

    Set<Finding> differences(Exchange exchange) {
        Set<Finding> found = new TreeSet<>();
        if (!exchange.documented()) {
            return found;
        }
        for (Message message : documents.findings(exchange)) {
            // A body where the documents are silent contradicts nothing: Unnamed has it.
            if (!message.getKey().equals("validation.response.body.unexpected")) {
                found.add(finding(exchange, message));
            }
        }
        if (!exchange.body().isEmpty()
                && exchange.headers().get("Content-Type") == null) { // the validator overlooks it
            found.add(new Finding(exchange.toString(), "header Content-Type", "missing"));
        }
        return found;
    }

    private static Finding finding(Exchange exchange, Message message) {
        String where = exchange.toString();
        String key = message.getKey().replaceFirst("^validation\\.(response\\.)?(body\\.)?(schema\\.)?", "");
        if (key.startsWith("contentType")) {
            return new Finding(where, "header Content-Type", "not a media type of the document");
        }
        if (key.startsWith("header")) {
            Matcher header = MISSING_HEADER.matcher(message.getMessage());
            return header.find()
                    ? new Finding(where, "header " + header.group(1), "missing")
                    : new Finding(where, "headers", key);
        }
        return switch (key) {
            case "status.unknown" -> new Finding(where, "status", "not in the document");
            case "missing" -> new Finding(where, "body", "missing");
            case "invalidJson" -> new Finding(where, "body", "not JSON");
            default -> new Finding(where, place(message), kind(key, message.getMessage()));
        };
    }

    /** Only the schema's pointer: the one into the answer has its keys. */
    private static String place(Message message) {
        return message.getContext()
                .flatMap(MessageContext::getPointers)
                .map(Pointers::getSchema)
                .map(Comparison::place)
                .orElse("body");
    }

    private static String place(String schema) {
        var place = new StringBuilder();
        String[] steps = schema.split("/", -1);
        for (int i = 1; i < steps.length; i++) {
            switch (steps[i]) {
                case "properties" -> place.append('/').append(++i < steps.length ? steps[i] : "*");
                case "items", "additionalProperties" -> place.append("/*");
                default -> {} // allOf/0 and the like
            }
        }
        return place.isEmpty() ? "/" : place.toString();
    }

    private static String kind(String key, String message) {
        Matcher types = TYPES.matcher(message);
        if (key.equals("type") && types.find()) {
            return types.group(1) + " instead of "
                    + types.group(2).replace("\"", "").replace(",", " or ");
        }
        if (key.startsWith("format.")) {
            return "not in the format " + key.substring("format.".length());
        }
        return key.equals("enum") ? "a value that the document does not list" : key;
    }
}
