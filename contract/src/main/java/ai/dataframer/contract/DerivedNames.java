package ai.dataframer.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What operations and places without a line in {@code names.yaml} are called. */
final class DerivedNames {
    private static final Map<String, String> VERBS =
            Map.of("POST", "create", "PUT", "replace", "PATCH", "update", "DELETE", "delete");

    private DerivedNames() {}

    /** Returns {@code listRuns} for {@code GET /api/dataframer/runs/}, {@code retrieveRun} for {@code .../runs/{id}/}. */
    static String method(Endpoint operation) {
        boolean one = operation.path().matches(".*}/?") || operation.method().equals("POST");
        String verb = operation.method().equals("GET")
                ? one ? "retrieve" : "list"
                : VERBS.getOrDefault(operation.method(), operation.method().toLowerCase(java.util.Locale.ROOT));
        String nouns = operation.path().replaceFirst("^/api/dataframer/", "").replaceAll("\\{[^}]*}", "/");
        if (one) {
            nouns = nouns.replaceFirst("ies/*$", "y").replaceFirst("(?<!s)s/*$", "");
        }
        List<String> parameters = new ArrayList<>(operation.parameters());
        if (!parameters.isEmpty() && operation.path().matches(".*}/?")) {
            parameters.remove(parameters.size() - 1);
        }
        return verb + words(nouns) + (parameters.isEmpty() ? "" : "By" + words(String.join("/", parameters)));
    }

    /** Returns {@code AnonymizationRunOwnerDto} for {@code AnonymizationRunDto.owner}. */
    static String type(String place) {
        return words(place.replaceFirst("Dto(?=\\.)", "").replace("[]", ".item")) + "Dto";
    }

    private static String words(String text) {
        StringBuilder name = new StringBuilder();
        for (String word : text.split("[^A-Za-z0-9]+", -1)) {
            if (!word.isEmpty()) {
                name.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
            }
        }
        return name.toString();
    }
}
