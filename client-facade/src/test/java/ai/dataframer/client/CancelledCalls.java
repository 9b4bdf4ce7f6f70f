package ai.dataframer.client;

import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.OkHttpClient;

/** Counts the requests that were cancelled, each of which OkHttp closes the socket for. */
final class CancelledCalls extends EventListener {
    private final AtomicInteger count = new AtomicInteger();

    int count() {
        return count.get();
    }

    OkHttpClient client() {
        return new OkHttpClient.Builder().eventListener(this).build();
    }

    @Override
    public void canceled(Call call) {
        count.incrementAndGet();
    }
}
