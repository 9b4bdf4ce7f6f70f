package ai.dataframer.client.internal.raw;

import ai.dataframer.client.internal.http.Transport;
import java.util.Objects;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/** Turns the text of a caller into an address. The messages show no query, which may hold a signature. */
final class Addresses {
    private static final Pattern ABSOLUTE = Pattern.compile("^[A-Za-z][A-Za-z0-9+.-]*://");
    private static final Pattern QUERY = Pattern.compile("[?#].*", Pattern.DOTALL);

    private final Transport transport;

    Addresses(Transport transport) {
        this.transport = transport;
    }

    /**
     * Returns the address that {@code text} names: an absolute http or https address, or a path below the base URL.
     *
     * @throws IllegalArgumentException if it is neither
     */
    HttpUrl of(String name, String text) {
        Objects.requireNonNull(text, () -> name + " == null");
        HttpUrl url = HttpUrl.parse(ABSOLUTE.matcher(text).find() ? text : transport.baseUrl() + withoutSlash(text));
        if (url == null) {
            throw new IllegalArgumentException(
                    name + " must be a path, or an http or https address: " + withoutQuery(text));
        }
        return url;
    }

    /** Does the same for an address of the service only. */
    HttpUrl ofService(String name, String text) {
        HttpUrl url = of(name, text);
        if (!transport.isService(url)) {
            throw new IllegalArgumentException(name + " must be a path or an address of "
                    + transport.baseUrl().host() + ", as other hosts are only read from: " + withoutQuery(text));
        }
        return url;
    }

    private static String withoutSlash(String path) {
        return path.startsWith("/") ? path.substring(1) : path;
    }

    private static String withoutQuery(String text) {
        return QUERY.matcher(text).replaceFirst("");
    }
}
