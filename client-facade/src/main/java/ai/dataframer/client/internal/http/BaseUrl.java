package ai.dataframer.client.internal.http;

import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/** Validates the address of the service. */
public final class BaseUrl {
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d+){3}|::1");

    /** What of a text that is no address may be a password or a token. */
    private static final Pattern SECRETS = Pattern.compile("^.*@|[?#].*", Pattern.DOTALL);

    private BaseUrl() {}

    /**
     * Returns {@code text} as an address that ends with a slash.
     *
     * @throws IllegalArgumentException if it is not an http(s) address, contains a user, a query or a fragment, or is plain http to a
     *     host other than loopback and {@code allowInsecureHttp} is false
     */
    static HttpUrl of(String text, boolean allowInsecureHttp) {
        HttpUrl url = check(text);
        if (!url.isHttps()
                && !allowInsecureHttp
                && !LOOPBACK.matcher(url.host()).matches()) {
            throw new IllegalArgumentException("baseUrl would send the API key over plain http: " + url.redact()
                    + "; use https, or allowInsecureHttp(true) if the network is trusted");
        }
        return url;
    }

    /** Returns true if both addresses have the same scheme, host and port. */
    static boolean haveSameOrigin(HttpUrl a, HttpUrl b) {
        return a.scheme().equals(b.scheme()) && a.host().equals(b.host()) && a.port() == b.port();
    }

    /** Does the checks of {@link #of} that depend on the text only. */
    public static HttpUrl check(String text) {
        HttpUrl url = HttpUrl.parse(text);
        if (url == null) {
            throw new IllegalArgumentException("baseUrl must be an http or https address: "
                    + SECRETS.matcher(text).replaceAll("..."));
        }
        boolean hasUser = !url.username().isEmpty() || !url.password().isEmpty();
        if (hasUser || url.encodedPath().contains("@")) { // a slash in a password makes a path of the rest
            throw new IllegalArgumentException("baseUrl must not contain a user or password: " + url.redact());
        }
        if (url.query() != null || url.fragment() != null) {
            throw new IllegalArgumentException("baseUrl must not contain a query or fragment: " + url.redact());
        }
        return url.encodedPath().endsWith("/")
                ? url
                : url.newBuilder().addPathSegment("").build();
    }
}
