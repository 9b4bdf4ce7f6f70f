package ai.dataframer.client.errors;

import java.io.Serializable;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
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
        headers.forEach((name, values) -> copy.merge(name, List.copyOf(values), ErrorAnswer::joined));
        headers = Collections.unmodifiableMap(copy);
    }

    /** Returns the values of a header that was given in two spellings. */
    private static List<String> joined(List<String> values, List<String> more) {
        return Stream.concat(values.stream(), more.stream()).toList();
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
