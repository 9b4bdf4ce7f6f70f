package ai.dataframer.client.faults;

import ai.dataframer.client.DataframerClient;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.Protocol;
import okhttp3.Response;
import okhttp3.ResponseBody;

/** Answers without a network: an application interceptor in the service's place. */
final class Canned implements Interceptor {
    private static final MediaType JSON = MediaType.get("application/json");

    private final IntFunction<String> status;
    private final AtomicInteger requests = new AtomicInteger();

    private Canned(IntFunction<String> status) {
        this.status = status;
    }

    /** Answers the nth request, from 1, with a run of this status. */
    static Canned runs(IntFunction<String> status) {
        return new Canned(status);
    }

    static Canned run(String status) {
        return runs(n -> status);
    }

    DataframerClient.Builder client() {
        return DataframerClient.builder()
                .apiKey("test-key")
                .baseUrl("http://127.0.0.1:9")
                .customizeOkHttp(http -> http.addInterceptor(this));
    }

    int requests() {
        return requests.get();
    }

    @Override
    public Response intercept(Chain chain) {
        return new Response.Builder()
                .request(chain.request())
                .protocol(Protocol.HTTP_1_1)
                .code(200)
                .message("OK")
                .body(ResponseBody.create(RawReply.runJson(status.apply(requests.incrementAndGet())), JSON))
                .build();
    }
}
