package ai.dataframer.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The breaking changes that were let through, each with the reason. */
final class Acknowledgements {
    static final String NAME = "acknowledged-breaks.yaml";

    private static final String FILE = "openapi/" + NAME;

    private final Map<String, String> reasons = new LinkedHashMap<>();

    Acknowledgements(Path root) {
        try {
            for (JsonNode entry : new YAMLMapper().readTree(root.resolve(FILE).toFile())) {
                reasons.put(
                        entry.path("change").asText(),
                        entry.path("why").asText("").strip());
            }
        } catch (IOException e) {
            throw new ContractException(FILE + " cannot be read: " + e.getMessage());
        }
    }

    /** Returns what is wrong: breaking changes without a reason, and reasons without a breaking change. */
    List<String> problems(List<Change> breaking, String released) {
        List<String> problems = new ArrayList<>();
        List<String> changes = breaking.stream().map(Change::id).distinct().toList();
        for (String change : changes) {
            if (reasons.getOrDefault(change, "").isEmpty()) {
                problems.add(
                        "%s. That breaks what release %s promised; if it may, add to %s: - {change: %s, why: \"...\"}"
                                .formatted(change, released, FILE, Yaml.quoted(change)));
            }
        }
        reasons.keySet().stream()
                .filter(change -> !changes.contains(change))
                .forEach(change ->
                        problems.add("%s lets through what is no breaking change since %s: \"%s\". Delete the entry."
                                .formatted(FILE, released, change)));
        return problems;
    }
}
