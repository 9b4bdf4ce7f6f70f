package ai.dataframer.client.errors;

import java.io.Serializable;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The service's response, as the constructors of {@link ApiException} take it. */
record ErrorAnswer(
        String request,
        int statusCode,
        Map<String, List<String>> headers,
        String body,
        @Nullable String requestId,
        @Nullable Duration retryAfter,
        @Nullable String consequence)
        implements Serializable {

    ErrorAnswer {
        var copy = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach((name, values) -> copy.put(name, List.copyOf(values)));
        headers = Collections.unmodifiableMap(copy);
    }

    ErrorAnswer withoutBody() {
        return new ErrorAnswer(request, statusCode, Map.of(), "", requestId, retryAfter, consequence);
    }

    String message(String advice) {
        String id = requestId == null ? "" : " (request id " + requestId + ")";
        return request + " answered " + statusCode + ": " + advice + id
                + (consequence == null ? "" : "; " + consequence);
    }
}
