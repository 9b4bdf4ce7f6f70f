package ai.dataframer.client.internal.http;

import ai.dataframer.client.errors.DataframerException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The API key of each request: a fixed key, or one that is supplied for every request. It is validated and never printed. */
public final class ApiKey {
    private final Supplier<String> provider;
    private final boolean askedFor;

    private ApiKey(Supplier<String> provider, boolean askedFor) {
        this.provider = provider;
        this.askedFor = askedFor;
    }

    /**
     * Returns a fixed key.
     *
     * @throws IllegalArgumentException if it is empty or contains a blank, a line break or a character that is not ASCII
     */
    public static ApiKey of(String key) {
        check(key);
        return new ApiKey(() -> key, false);
    }

    /** Returns a key that {@code provider} supplies before each request. */
    public static ApiKey askedOf(Supplier<String> provider) {
        return new ApiKey(provider, true);
    }

    /** Returns true if {@link #header} may block. */
    boolean isAskedFor() {
        return askedFor;
    }

    private static String check(@Nullable String key) {
        if (key == null || key.isEmpty()) {
            throw new IllegalArgumentException("the API key is empty");
        }
        if (!key.chars().allMatch(c -> c > ' ' && c < 127)) {
            throw new IllegalArgumentException(
                    "the API key contains a blank, a line break or a character that is not ASCII"
                            + " (its text is not shown here)");
        }
        return key;
    }

    String header() {
        String key;
        try {
            key = provider.get();
        } catch (RuntimeException e) {
            throw new DataframerException(
                    "the apiKeyProvider threw " + e.getClass().getName(), e);
        }
        try {
            return "Bearer " + check(key);
        } catch (IllegalArgumentException e) {
            throw new DataframerException("the apiKeyProvider returned an unusable key: " + e.getMessage(), null);
        }
    }
}
