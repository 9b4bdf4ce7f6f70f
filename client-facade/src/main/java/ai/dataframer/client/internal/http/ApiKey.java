package ai.dataframer.client.internal.http;

import ai.dataframer.client.errors.DataframerException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The API key of each request: a fixed key, or one that is supplied for every request. It is validated and never printed. Fixed
 * keys with the same text are equal.
 */
public final class ApiKey {
    /** No key, for requests to another host. */
    static final ApiKey NONE = new ApiKey("", () -> "");

    private final @Nullable String fixed;
    private final Supplier<String> provider;

    private ApiKey(@Nullable String fixed, Supplier<String> provider) {
        this.fixed = fixed;
        this.provider = provider;
    }

    /**
     * Returns a fixed key.
     *
     * @throws IllegalArgumentException if it is empty or contains a blank, a line break or a character that is not ASCII
     */
    public static ApiKey of(String key) {
        check(key);
        return new ApiKey(key, () -> key);
    }

    /** Returns a key that {@code provider} supplies before each request. */
    public static ApiKey askedOf(Supplier<String> provider) {
        return new ApiKey(null, provider);
    }

    /** Returns true if {@link #header} runs code of the program, which may block. */
    boolean isAskedFor() {
        return fixed == null;
    }

    /**
     * Returns the value of the header {@code Authorization}, empty for none.
     *
     * @throws DataframerException if the provider fails, which is transient, or supplies a key that no header can hold
     */
    String header() {
        if (equals(NONE)) {
            return "";
        }
        String key;
        try {
            key = provider.get();
        } catch (Exception e) { // checked ones too: lambdas of other languages throw them
            throw new DataframerException(
                    "the apiKeyProvider threw " + e.getClass().getName(), e, true);
        }
        try {
            return "Bearer " + check(key);
        } catch (IllegalArgumentException e) {
            throw new DataframerException("the apiKeyProvider returned an unusable key: " + e.getMessage(), null);
        }
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

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || (fixed != null && other instanceof ApiKey key && fixed.equals(key.fixed));
    }

    @Override
    public int hashCode() {
        return fixed == null ? System.identityHashCode(this) : fixed.hashCode();
    }

    @Override
    public String toString() {
        return "ApiKey";
    }
}
