package ai.dataframer.client.internal.http;

import ai.dataframer.client.scheduling.Scheduler;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import okhttp3.Request;

/** What the tests of calls need: a transport whose service never answers, and the settings of a call or of a poll. */
final class Calls {
    static final Operation<String> OPERATION = Operation.idempotent(
            "retrieve",
            () -> new Request.Builder().url("http://127.0.0.1/").build(),
            response -> response.body().string());

    static final CallOptions CALL = new CallOptions(Duration.ofMinutes(5), 0, Map.of(), null, null);
    static final CallOptions POLL = CALL.forPoll(Duration.ofSeconds(10));

    private static final OkHttpClient OK_HTTP = new OkHttpClient();

    private Calls() {}

    static Transport transport(Scheduler scheduler) {
        return transport(scheduler, ApiKey.of("key"), OK_HTTP);
    }

    static Transport transport(Scheduler scheduler, ApiKey key, OkHttpClient okHttp) {
        return new Transport(new TransportSettings(
                "http://127.0.0.1", key, true, null, null, null, null, null, null, okHttp, null, scheduler));
    }

    /** Returns a client that sends nothing: {@code sender} takes each asynchronous request. One may be in flight. */
    static OkHttpClient sentBy(ExecutorService sender) {
        Dispatcher dispatcher = new Dispatcher(sender);
        dispatcher.setMaxRequests(1);
        dispatcher.setMaxRequestsPerHost(1);
        return OK_HTTP.newBuilder().dispatcher(dispatcher).build();
    }
}
