package ai.dataframer.client.internal.http;

import ai.dataframer.client.errors.ApiException;
import ai.dataframer.client.errors.ConnectionException;
import ai.dataframer.client.errors.DataframerException;
import ai.dataframer.client.errors.InvalidResponseException;
import ai.dataframer.client.errors.RequestTimeoutException;
import ai.dataframer.client.errors.RequestTimeoutException.Limit;
import ai.dataframer.client.internal.Durations;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.HttpURLConnection;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Turns OkHttp's exceptions, and responses outside 2xx, into the exceptions of this library. */
final class Failures {
    private static final long MAX_BODY_BYTES = 64 * 1024;

    private static final int TEMPORARY_REDIRECT = 307;
    private static final int PERMANENT_REDIRECT = 308;

    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9, -]{1,40}");

    private static final Pattern QUOTE = Pattern.compile("[:\"=].*", Pattern.DOTALL);

    private Failures() {}

    /** Returns method and path, the only parts of a request that a message contains. */
    static String describe(Request request) {
        return request.method() + " " + request.url().encodedPath();
    }

    /** Returns request, status and content type, for a message. */
    static String describe(Response response) {
        MediaType type = response.body().contentType();
        String name = type == null ? "no content type" : type.type() + "/" + type.subtype();
        return describe(response.request()) + " answered " + response.code() + " (" + name + ")";
    }

    /**
     * Returns the exception for a status outside 2xx.
     *
     * @param consequence see {@link Operation}; null if the service surely did nothing
     */
    static DataframerException ofStatus(Response response, @Nullable String consequence) {
        if (response.code() == HttpURLConnection.HTTP_PROXY_AUTH) {
            return ofProxy(response.request(), null);
        }
        String body = "";
        IOException broken = null;
        try {
            body = response.peekBody(MAX_BODY_BYTES).string();
        } catch (IOException e) {
            broken = e;
        }
        ApiException failure = ApiException.of(
                describe(response.request()),
                response.code(),
                Answer.headers(response.headers()),
                body,
                Answer.requestId(response.headers()),
                RetryAfter.of(response.headers()),
                consequence);
        if (broken != null) {
            failure.addSuppressed(unquoted(broken));
        }
        return failure;
    }

    /** Returns true for a status with which the service, or a proxy in front of it, refuses to carry out a request. */
    static boolean isRejection(int status) {
        return switch (status) {
            case HttpURLConnection.HTTP_CLIENT_TIMEOUT -> false;
            case TEMPORARY_REDIRECT, PERMANENT_REDIRECT -> true; // it has to be sent elsewhere
            default -> status >= HttpURLConnection.HTTP_BAD_REQUEST && status < HttpURLConnection.HTTP_INTERNAL_ERROR;
        };
    }

    /**
     * Returns the exception for a request without a complete response.
     *
     * @param consequence see {@link Operation}; null if the service surely did nothing
     */
    static ConnectionException ofException(
            Request request, IOException e, OkHttpClient client, CallOptions options, @Nullable String consequence) {
        Limit limit = limit(e);
        if (isOfProxy(e)) {
            return ofProxy(request, unquoted(e));
        }
        if (limit == null) {
            IOException cause = unquoted(e);
            if (isOfCertificate(cause)) {
                return ofCertificate(request, cause, consequence);
            }
            if (isInterrupt(e) || Thread.currentThread().isInterrupted()) { // a virtual thread's socket is just closed
                return ofInterrupt(request, cause, consequence);
            }
            return new ConnectionException(
                    with(describe(request) + " got no answer: " + cause, consequence), cause, consequence == null);
        }
        Duration value = switch (limit) {
            case CONNECT -> Duration.ofMillis(client.connectTimeoutMillis());
            case READ, WRITE -> // OkHttp tells neither apart, and an upload has no write timeout of OkHttp
                Duration.ofMillis(options.readTimeoutMillis(client.readTimeoutMillis()));
            case CALL -> options.timeout();
        };
        return timeout(request, limit, value, e, consequence);
    }

    /** Returns true if {@code failure} says that the thread was interrupted; OkHttp reports timeouts in a similar way. */
    static boolean isInterrupt(Throwable failure) {
        return failure instanceof InterruptedException
                || (failure instanceof InterruptedIOException e && limit(e) == null);
    }

    /** Returns the exception for a call whose thread was interrupted. It is not transient: the flag ends the next call too. */
    static ConnectionException ofInterrupt(Request request, Throwable cause, @Nullable String consequence) {
        return new ConnectionException(with(describe(request) + " was interrupted", consequence), cause, false);
    }

    /**
     * Returns what the caller gets for an exception of the program's own code: this exception itself, unless it is checked or a
     * retry would take it for a failure of this call.
     *
     * @param consequence see {@link Operation}; null if the service surely did nothing
     */
    static Throwable ofProgram(Request request, Throwable thrown, @Nullable String consequence) {
        if (thrown instanceof Error
                || (thrown instanceof RuntimeException && !(thrown instanceof DataframerException))) {
            if (consequence != null) {
                thrown.addSuppressed(new DataframerException(describe(request) + " got no answer; " + consequence));
            }
            return thrown;
        }
        String message = describe(request) + " failed: an interceptor or other code of the program threw "
                + thrown.getClass().getName();
        return new DataframerException(with(message, consequence), thrown);
    }

    /**
     * Returns the exception for a file of the program that cannot be sent.
     *
     * @param consequence see {@link Operation}; null if the service surely did nothing
     */
    static DataframerException ofFile(Request request, FileException e, @Nullable String consequence) {
        return new DataframerException(
                with(describe(request) + " failed: " + e.getMessage(), consequence),
                Objects.requireNonNullElse(e.getCause(), e));
    }

    static RequestTimeoutException timeout(
            Request request, Limit limit, Duration value, @Nullable IOException cause, @Nullable String consequence) {
        String name = limit.name().toLowerCase(Locale.ROOT);
        String message = describe(request) + " reached its " + name + " timeout of " + Durations.format(value);
        return new RequestTimeoutException(with(message, consequence), limit, value, cause, consequence == null);
    }

    /** Returns {@code message} with the consequence appended, if there is one. */
    static String with(String message, @Nullable String consequence) {
        return consequence == null ? message : message + "; " + consequence;
    }

    /**
     * Throws if there is no body, although one is required, or one with an encoding that neither OkHttp nor an interceptor of
     * the caller has decoded.
     *
     * @throws IOException if the connection broke before the body
     */
    static void requireReadable(Response response, boolean requiresBody) throws IOException {
        String encoding = response.header("Content-Encoding", "identity");
        if (!encoding.equalsIgnoreCase("identity")) {
            String name = TOKEN.matcher(encoding).matches() ? encoding : "one with an unreadable name";
            throw new InvalidResponseException(
                    describe(response) + " in the content encoding " + name + ", which this client does not support",
                    null);
        }
        if (response.body().source().exhausted()) {
            if (endsWithItsConnection(response)) {
                throw new EOFException("the connection was closed before the body");
            }
            if (requiresBody) {
                throw new InvalidResponseException(describe(response) + " without a body", null);
            }
        }
    }

    /** Returns true if a body that was cut off looks like a complete one. */
    private static boolean endsWithItsConnection(Response response) {
        return response.body().contentLength() < 0
                && response.header("Transfer-Encoding") == null
                && (response.protocol() == Protocol.HTTP_1_1 || response.protocol() == Protocol.HTTP_1_0)
                && response.code() != HttpURLConnection.HTTP_NO_CONTENT
                && response.code() != HttpURLConnection.HTTP_RESET;
    }

    private static ConnectionException ofProxy(Request request, @Nullable IOException cause) {
        return new ConnectionException(
                describe(request) + " was rejected by the proxy, which requires other credentials (status 407);"
                        + " set them with proxyCredentials(..)",
                cause,
                false);
    }

    private static ConnectionException ofCertificate(Request request, IOException cause, @Nullable String consequence) {
        String problem = cause instanceof SSLPeerUnverifiedException
                ? "the service's certificate is for another host name"
                : "the service's certificate is not trusted; add its authority to the JVM's trust store";
        return new ConnectionException(with(describe(request) + " failed: " + problem, consequence), cause, false);
    }

    /** OkHttp reports a proxy's response to CONNECT, and a 407 that no proxy sent, by message only. */
    private static boolean isOfProxy(IOException e) {
        String message = String.valueOf(e.getMessage());
        return message.equals("Failed to authenticate with proxy") || message.contains("HTTP_PROXY_AUTH (407)");
    }

    /** Returns true for an untrusted certificate and for one of another host. */
    private static boolean isOfCertificate(IOException e) {
        if (e instanceof SSLPeerUnverifiedException) {
            return true;
        }
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateException) {
                return e instanceof SSLHandshakeException;
            }
        }
        return false;
    }

    /** Returns {@code e} without quotes: OkHttp's parsers quote text that they cannot parse, which could be personal data. */
    private static IOException unquoted(IOException e) {
        String message = String.valueOf(e.getMessage());
        IOException unquoted;
        if (e instanceof ProtocolException) {
            unquoted = new ProtocolException(QUOTE.matcher(message).replaceFirst(""));
        } else if (e instanceof EOFException) {
            unquoted = new EOFException(QUOTE.matcher(message).replaceFirst(""));
        } else if (e.getCause() instanceof ProtocolException || e.getCause() instanceof EOFException) {
            unquoted = new IOException(message);
        } else {
            return e;
        }
        unquoted.setStackTrace(e.getStackTrace());
        return unquoted;
    }

    /** OkHttp distinguishes its timeouts by type and message only. */
    private static @Nullable Limit limit(IOException e) {
        String message = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
        if (e instanceof SocketTimeoutException) {
            return message.contains("connect") ? Limit.CONNECT : Limit.READ;
        }
        return e instanceof InterruptedIOException && message.equals("timeout") ? Limit.CALL : null;
    }
}
