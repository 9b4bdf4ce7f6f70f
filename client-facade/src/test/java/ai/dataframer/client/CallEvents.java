package ai.dataframer.client;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.EventListener;
import okhttp3.OkHttpClient;

/** Notes how requests end: when their connection was given back, and when they were cancelled, which closes its socket. */
final class CallEvents extends EventListener {
    private final List<String> seen = new CopyOnWriteArrayList<>();

    List<String> seen() {
        return seen;
    }

    OkHttpClient client() {
        return new OkHttpClient.Builder().eventListener(this).build();
    }

    @Override
    public void canceled(Call call) {
        seen.add("cancelled");
    }

    @Override
    public void connectionReleased(Call call, Connection connection) {
        seen.add("released");
    }
}
