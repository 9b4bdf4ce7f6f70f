package ai.dataframer.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One class that is generated: no more than which properties there are, and of what type. */
final class JavaClass {
    private final String name;
    private final Place place;
    private final boolean isNamed;
    private final String where;
    private final String comment;
    private final Map<String, Property> properties = new LinkedHashMap<>();

    /**
     * Creates a class without properties.
     *
     * @param place its first place
     * @param isNamed whether a line of {@code names.yaml} names it
     * @param where its first place and the document, for messages
     */
    JavaClass(String name, Place place, boolean isNamed, String where, JsonNode description) {
        this.name = name;
        this.place = place;
        this.isNamed = isNamed;
        this.where = where;
        this.comment = Java.comment(description.asText(name));
    }

    String name() {
        return name;
    }

    /** Returns whether the class that a place is called after is this one, by two lines or by one place. */
    boolean isOf(String otherName, Place otherPlace, boolean otherIsNamed) {
        return name.equals(otherName) && ((isNamed && otherIsNamed) || place.equals(otherPlace));
    }

    String where() {
        return where;
    }

    String comment() {
        return comment;
    }

    Collection<Property> properties() {
        return properties.values();
    }

    /** Adds a property; returns a sentence if there is one that contradicts it. */
    List<String> add(Property added) {
        Property before = properties.putIfAbsent(added.wire(), added);
        if (before != null) {
            return before.type().equals(added.type())
                    ? List.of()
                    : List.of(
                            "%s is %s at %s and %s at %s: hand over today's page of both, or give one of the two places a class of its own in %s"
                                    .formatted(
                                            place(added),
                                            word(before),
                                            before.where(),
                                            word(added),
                                            added.where(),
                                            Names.FILE));
        }
        return properties.values().stream()
                .filter(other ->
                        !other.wire().equals(added.wire()) && other.accessor().equals(added.accessor()))
                .map(other -> "%s and %s are both called %s: give one of the two another name in %s, below properties"
                        .formatted(place(other), place(added), added.accessor(), Names.FILE))
                .toList();
    }

    private String place(Property property) {
        return Line.of(new Place(name).property(property.wire()).toString());
    }

    private static String word(Property property) {
        return property.type().replace("@Nullable ", "");
    }

    /**
     * One property.
     *
     * @param wire its name in JSON
     * @param accessor what its accessors are called after {@code get} and {@code set}
     * @param where the place of its class, for messages
     */
    record Property(String wire, String type, String accessor, String where, String comment) {
        Property(String wire, String type, String accessor, String where, JsonNode description) {
            this(wire, type, accessor, where, Java.comment(description.asText(wire)));
        }

        String field() {
            return Java.variable(accessor);
        }
    }
}
