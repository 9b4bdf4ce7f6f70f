package ai.dataframer.contract;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds the mapping lines that match nothing in the contract, which the generator passes over in silence. */
final class MappingCheck {
    private final Names older;
    private final Names newer;
    private final List<Mapping> mappings;

    /** Looks for the {@code newer} contract's name of what was mapped in the {@code older} one. */
    MappingCheck(Contract older, Contract newer, List<Mapping> mappings) {
        this.older = Names.in(older);
        this.newer = Names.in(newer);
        this.mappings = mappings;
    }

    List<String> problems() {
        return mappings.stream().map(this::problem).flatMap(Optional::stream).toList();
    }

    private Optional<String> problem(Mapping mapping) {
        boolean schema = mapping.section().equals(Mapping.SCHEMAS);
        Map<String, Set<String>> found = schema ? newer.schemas() : newer.operations();
        if (found.containsKey(mapping.left())) {
            return Optional.empty();
        }
        Set<String> wanted = (schema ? older.schemas() : older.operations()).getOrDefault(mapping.left(), Set.of());
        List<Map.Entry<String, Set<String>>> free = found.entrySet().stream()
                .filter(entry -> !isMapped(entry.getKey()))
                .toList();
        String advice = free.stream()
                .filter(entry -> !wanted.isEmpty() && 2 * shared(wanted, entry.getValue()) >= wanted.size())
                .max(Comparator.comparingInt(entry -> shared(wanted, entry.getValue())))
                .map(entry -> "Change it to \"%s: %s\".".formatted(entry.getKey(), mapping.right()))
                .orElseGet(() -> "Change its left side to the new name"
                        + free.stream()
                                .map(Map.Entry::getKey)
                                .collect(Collectors.joining(", ", free.isEmpty() ? "" : ", one of: ", ".")));
        return Optional.of(
                "client-generated/generator.yaml:%d: \"%s: %s\" matches nothing, for the contract has no %s of that name. %s"
                        .formatted(
                                mapping.line(),
                                mapping.left(),
                                mapping.right(),
                                schema ? "schema" : "operation",
                                advice));
    }

    private boolean isMapped(String name) {
        return mappings.stream().anyMatch(mapping -> Objects.equals(mapping.left(), name));
    }

    private static int shared(Set<String> wanted, Set<String> found) {
        Set<String> both = new HashSet<>(wanted);
        both.retainAll(found);
        return both.size();
    }
}
