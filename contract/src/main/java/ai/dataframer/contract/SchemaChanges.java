package ai.dataframer.contract;

import ai.dataframer.contract.Change.Level;
import io.swagger.v3.oas.models.media.Schema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openapitools.openapidiff.core.model.Changed;
import org.openapitools.openapidiff.core.model.ChangedExample;
import org.openapitools.openapidiff.core.model.ChangedExamples;
import org.openapitools.openapidiff.core.model.ChangedExtensions;
import org.openapitools.openapidiff.core.model.ChangedList;
import org.openapitools.openapidiff.core.model.ChangedMetadata;
import org.openapitools.openapidiff.core.model.ChangedSchema;

/** What differs in a schema and below it, in words. */
final class SchemaChanges {
    /** Takes one difference. */
    @FunctionalInterface
    interface Sink {
        void add(String what, Level level);
    }

    private static final Set<Class<?>> TEXTS =
            Set.of(ChangedMetadata.class, ChangedExample.class, ChangedExamples.class, ChangedExtensions.class);

    private final Sink sink;

    SchemaChanges(Sink sink) {
        this.sink = sink;
    }

    void list(String path, ChangedSchema schema) {
        String name = path.isEmpty() ? "the body" : path;
        if (schema.getOldSchema() == null || schema.getNewSchema() == null) {
            add(name + (schema.getOldSchema() == null ? " is described" : " is no longer described"), false);
            return;
        }
        boolean response = schema.getContext() != null && schema.getContext().isResponse();
        type(name, schema, response);
        schema.getIncreasedProperties().keySet().forEach(added -> add(below(path, added) + " added", false));
        // Whoever reads it gets nothing from now on, required or not.
        schema.getMissingProperties().keySet().forEach(gone -> add(below(path, gone) + " removed", response));
        if (schema.isChangeDeprecated()) {
            add(
                    name + (Boolean.TRUE.equals(schema.getNewSchema().getDeprecated()) ? " is" : " is no longer")
                            + " deprecated",
                    false);
        }
        if (schema.isChangeDefault()) {
            add(
                    "%s has the default %s, had %s"
                            .formatted(
                                    name,
                                    schema.getNewSchema().getDefault(),
                                    schema.getOldSchema().getDefault()),
                    false);
        }
        values(name, " lists ", schema.getEnumeration());
        values(name, " requires ", schema.getRequired());
        if (isDifferent(schema.getNullable())) {
            add(
                    name + (Boolean.TRUE.equals(schema.getNullable().getRight()) ? " may" : " may no longer")
                            + " be null",
                    schema.getNullable().isIncompatible());
        }
        schema.getChangedProperties().forEach((property, changed) -> list(below(path, property), changed));
        if (schema.getItems() != null) {
            list(path + "[]", schema.getItems());
        }
        if (schema.getAddProp() != null) {
            list(below(path, "*"), schema.getAddProp());
        }
        others(name, schema);
    }

    private void type(String name, ChangedSchema schema, boolean response) {
        String older = type(schema.getOldSchema());
        String newer = type(schema.getNewSchema());
        if (!older.equals(newer)) {
            // The client reads a number of any format, and a text that got one.
            boolean goesOn = older.matches("(integer|number).*") && newer.startsWith(older.replaceAll(" .*", ""));
            goesOn |= response && older.equals("string") && newer.startsWith("string");
            add("%s is %s, was %s".formatted(name, newer, older), !goesOn);
        }
    }

    private static String type(Schema<?> schema) {
        String type = Objects.requireNonNullElse(schema.getType(), "anything");
        return schema.getFormat() == null ? type : type + " (" + schema.getFormat() + ")";
    }

    private void values(String name, String verb, @Nullable ChangedList<?> list) {
        if (list == null || list.isUnchanged()) {
            return;
        }
        if (!list.getIncreased().isEmpty()) {
            add(name + verb + join(list.getIncreased()) + " too", list.isIncompatible());
        }
        if (!list.getMissing().isEmpty()) {
            boolean value = verb.equals(" lists ") && !list.isIncompatible();
            add(
                    name + verb + join(list.getMissing()) + " no longer",
                    value ? Level.WARNING : list.isIncompatible() ? Level.BREAKING : Level.COMPATIBLE);
        }
    }

    /** What has no sentence of its own here, such as a length or a pattern. */
    private void others(String name, ChangedSchema schema) {
        List<@Nullable Object> told =
                new ArrayList<>(schema.getChangedProperties().values());
        told.addAll(Arrays.asList(
                schema.getItems(),
                schema.getAddProp(),
                schema.getEnumeration(),
                schema.getRequired(),
                schema.getNullable()));
        schema.getChangedElements().stream()
                .filter(Objects::nonNull)
                .filter(Changed::isDifferent)
                .filter(element -> !told.contains(element) && !TEXTS.contains(element.getClass()))
                .forEach(element -> add(name + ": " + words(element) + " changed", element.isIncompatible()));
    }

    private void add(String what, boolean breaking) {
        add(what, breaking ? Level.BREAKING : Level.COMPATIBLE);
    }

    private void add(String what, Level level) {
        sink.add(what, level);
    }

    private static String words(Changed element) {
        return element.getClass()
                .getSimpleName()
                .replaceFirst("Changed", "")
                .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
                .toLowerCase(Locale.ROOT);
    }

    private static boolean isDifferent(@Nullable Changed changed) {
        return changed != null && changed.isDifferent();
    }

    private static String join(List<?> values) {
        return String.join(", ", values.stream().map(String::valueOf).toList());
    }

    private static String below(String path, String property) {
        return path.isEmpty() ? property : path + "." + property;
    }
}
