package ai.dataframer.client.internal.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the values of a model that the contract writes as text. */
public final class Values {
    private Values() {}

    /** Returns the mapped elements that are not null. */
    public static <A, B> List<B> list(@Nullable List<@Nullable A> elements, Function<A, B> mapping) {
        return elements == null
                ? List.of()
                : elements.stream().filter(Objects::nonNull).map(mapping).toList();
    }

    /**
     * Returns the id of {@code owner}.
     *
     * @param requested id to use if there is no text; null if there must be one
     * @param owner what has the id, for the message, such as {@code "a run"}
     */
    public static UUID id(@Nullable String text, @Nullable UUID requested, String owner, String path) {
        UUID id = uuid(text, path);
        if (id != null) {
            return id;
        }
        if (requested == null) {
            throw new UnexpectedValueException("expected the id of " + owner + ", found none", path);
        }
        return requested;
    }

    public static @Nullable UUID uuid(@Nullable String text, String path) {
        try {
            return text == null ? null : UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new UnexpectedValueException("expected a UUID, found other text", path);
        }
    }

    public static @Nullable Instant instant(@Nullable String text, String path) {
        try {
            return text == null ? null : Timestamps.parse(text);
        } catch (DateTimeException e) {
            throw new UnexpectedValueException("expected a timestamp, found other text", path);
        }
    }
}
