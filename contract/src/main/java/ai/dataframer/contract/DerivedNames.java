package ai.dataframer.contract;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

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
        return verb
                + Java.capitals(nouns)
                + (parameters.isEmpty()
                        ? ""
                        : "By" + parameters.stream().map(Java::words).collect(Collectors.joining()));
    }

    /**
     * Returns {@code AnonymizationRunOwnerDto} for {@code AnonymizationRunDto.owner}, and a longer name if that is among
     * {@code taken}, whatever the case of its letters.
     */
    static String type(Place place, Collection<String> taken) {
        String words = Java.capitals(place.root().replaceFirst("Dto$", ""))
                + place.steps().stream()
                        .map(step -> step.equals(Place.ITEM) ? "Item" : Java.words(step.substring(1)))
                        .collect(Collectors.joining());
        String name = words + "Dto";
        return taken.stream().anyMatch(name::equalsIgnoreCase) ? words + "ObjectDto" : name;
    }
}
