package ai.dataframer.client.internal.http;

import java.util.Objects;
import okhttp3.Authenticator;
import okhttp3.Credentials;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.Route;
import org.jspecify.annotations.Nullable;

/** Authenticates to a proxy. Never printed. */
public final class ProxyCredentials implements Authenticator {
    static final String HEADER = "Proxy-Authorization";

    private final String value;

    public ProxyCredentials(String user, String password) {
        value = Credentials.basic(
                Objects.requireNonNull(user, "user == null"), Objects.requireNonNull(password, "password == null"));
    }

    /** Returns null, which ends the attempt, if the proxy has already rejected these credentials. */
    @Override
    public @Nullable Request authenticate(@Nullable Route route, Response response) {
        Request request = response.request();
        return request.header(HEADER) == null
                ? request.newBuilder().header(HEADER, value).build()
                : null;
    }
}
