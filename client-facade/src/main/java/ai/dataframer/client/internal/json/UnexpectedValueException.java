package ai.dataframer.client.internal.json;

import com.google.gson.JsonParseException;
import org.jspecify.annotations.Nullable;

/** A JSON value is not what the contract declares. Its message never holds the value. */
public final class UnexpectedValueException extends JsonParseException {
    private static final long serialVersionUID = 1L;

    private final @Nullable String path;

    /** Creates one for the value that the parser stands at. */
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
