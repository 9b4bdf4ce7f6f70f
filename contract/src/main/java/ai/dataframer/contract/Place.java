package ai.dataframer.contract;

import java.util.List;
import java.util.stream.Stream;

/**
 * Where a schema is, as the left side of a line of {@code names.yaml}: {@code METHOD.request}, {@code METHOD.response} or
 * a class, and the way from there.
 *
 * @param root a class, or a method's request or response
 * @param steps names of properties, and {@link #ITEM} for an element of a list
 */
record Place(String root, List<String> steps) {
    /** No property is called so in a place: its name would stand in quotes. */
    static final String ITEM = "[]";

    Place(String root) {
        this(root, List.of());
    }

    Place item() {
        return below(ITEM);
    }

    /** Returns the place of a property. A name that reads like more than one step stands in quotes. */
    Place property(String name) {
        return below(name.matches("[^\\s\\p{Cntrl}.\\[\\]\"'#:]+") ? name : Yaml.quoted(name));
    }

    private Place below(String step) {
        return new Place(root, Stream.concat(steps.stream(), Stream.of(step)).toList());
    }

    @Override
    public String toString() {
        StringBuilder place = new StringBuilder(root);
        steps.forEach(step -> place.append(step.equals(ITEM) ? "" : ".").append(step));
        return place.toString();
    }
}
