package ai.dataframer.contract;

import java.util.List;
import java.util.stream.Stream;

/**
 * Where a schema is, as the left side of a line of {@code names.yaml}: {@code METHOD.request}, {@code METHOD.response} or
 * a class, and the way from there.
 *
 * @param root a class, or a method's request or response
 * @param steps names of properties, each after a dot, and {@link #ITEM} for an element of a list
 */
record Place(String root, List<String> steps) {
    static final String ITEM = "[]";

    Place(String root) {
        this(root, List.of());
    }

    Place item() {
        return below(ITEM);
    }

    Place property(String name) {
        return below("." + name);
    }

    private Place below(String step) {
        return new Place(root, Stream.concat(steps.stream(), Stream.of(step)).toList());
    }

    /** Returns the place as it stands in {@code names.yaml}. A name that reads like more than one step has quotes. */
    @Override
    public String toString() {
        StringBuilder place = new StringBuilder(root);
        for (String step : steps) {
            boolean isPlain = step.equals(ITEM) || step.matches("\\.[^\\s\\p{Cntrl}.\\[\\]\"'#:]+");
            place.append(isPlain ? step : "." + Yaml.quoted(step.substring(1)));
        }
        return place.toString();
    }
}
