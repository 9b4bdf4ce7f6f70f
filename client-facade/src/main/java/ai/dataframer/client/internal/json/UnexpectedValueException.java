package ai.dataframer.client.internal.json;

import com.google.gson.JsonParseException;
import org.jspecify.annotations.Nullable;

/** A JSON value does not match the contract. The message never contains the value. */
public final class UnexpectedValueException extends JsonParseException {
    private static final long serialVersionUID = 1L;

    private final @Nullable String path;

    /** Creates one for the parser's current value. */
    public UnexpectedValueException(String message) {
        this(message, null);
    }

    /** Creates one for the value at {@code path}. */
    public UnexpectedValueException(String message, @Nullable String path) {
        super(message);
        this.path = path;
    }

    @Nullable
    String path() {
        return path;
    }
}
