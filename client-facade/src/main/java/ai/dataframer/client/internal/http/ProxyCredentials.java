package ai.dataframer.client.internal.http;

import java.util.Objects;
import okhttp3.Authenticator;
import okhttp3.Credentials;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.Route;
import org.jspecify.annotations.Nullable;

/** Answers a proxy that asks who is there. Never printed. */
public final class ProxyCredentials implements Authenticator {
    private static final String HEADER = "Proxy-Authorization";

    private final String value;

    public ProxyCredentials(String user, String password) {
        value = Credentials.basic(
                Objects.requireNonNull(user, "user == null"), Objects.requireNonNull(password, "password == null"));
    }

    /** Returns null, which gives up, if the proxy has refused these credentials already. */
    @Override
    public @Nullable Request authenticate(@Nullable Route route, Response response) {
        Request request = response.request();
        return request.header(HEADER) == null
                ? request.newBuilder().header(HEADER, value).build()
                : null;
    }
}
