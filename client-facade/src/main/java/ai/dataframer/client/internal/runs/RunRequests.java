package ai.dataframer.client.internal.runs;

import ai.dataframer.client.generated.api.DataframerApi;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import okhttp3.Request;
import retrofit2.Invocation;

/**
 * Requests that the generated Retrofit interface creates. It creates the first request for a run; later ones replace only the
 * id, which saves each poll the building of a URL. Thread-safe.
 */
final class RunRequests {
    private static final String ANY_ID = new UUID(0, 0).toString();

    private final DataframerApi api;
    private final Request request;
    private final Method method;
    private final int idSegment;

    RunRequests(DataframerApi api) {
        this.api = api;
        request = api.retrieveAnonymizationRun(ANY_ID).request();
        method = Objects.requireNonNull(request.tag(Invocation.class)).method();
        idSegment = request.url().pathSegments().lastIndexOf(ANY_ID);
        if (idSegment < 0) {
            throw new IllegalStateException(
                    "the id of a run is no longer in the path: " + request.url().encodedPath());
        }
    }

    Request create(NewRunData run) {
        return api.createAnonymizationRun(RunMapping.toDto(run)).request();
    }

    Request list() {
        return api.listAnonymizationRuns().request();
    }

    Request retrieve(UUID id) {
        String text = id.toString();
        // an interceptor of the caller may read it
        var invocation = Invocation.of(DataframerApi.class, api, method, List.of(text));
        return request.newBuilder()
                .url(request.url().newBuilder().setPathSegment(idSegment, text).build())
                .tag(Invocation.class, invocation)
                .build();
    }
}
