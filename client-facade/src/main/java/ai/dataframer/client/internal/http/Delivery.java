package ai.dataframer.client.internal.http;

import java.io.IOException;
import java.net.ProtocolException;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import okhttp3.Connection;
import okhttp3.Interceptor;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Lets OkHttp resend a request only if the service surely did not process it. OkHttp recovers from every
 * {@link IOException} except a {@link ProtocolException}, so this network interceptor throws one or the other.
 */
final class Delivery implements Interceptor {
    /** A connection that was used this recently is not checked, because the check takes a millisecond. */
    private static final long BRIEFLY_IDLE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    /** Messages of a write to an HTTP/2 connection that was just closed, in clear text and over TLS. */
    private static final Set<String> CLOSED_BEFORE_WRITING = Set.of("closed", "Connection or outbound has closed");

    private final LongSupplier nanoTime;
    private final BooleanSupplier sharesConnections;
    private final Map<Connection, Long> lastUsed = Collections.synchronizedMap(new WeakHashMap<>());

    /** Takes the clock, and whether other code may use the same connections. */
    Delivery(LongSupplier nanoTime, BooleanSupplier sharesConnections) {
        this.nanoTime = nanoTime;
        this.sharesConnections = sharesConnections;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        Connection connection = chain.connection();
        Attempt<?> attempt = Attempt.of(chain);
        boolean closed = connection != null && closedIfStale(connection);
        if (connection != null && !closed && !isHttp2(connection)) {
            attempt.sendsOver(connection.socket());
        }
        attempt.whereabouts().send();
        try {
            Request request = withoutCredentialsOfAProxy(chain.request(), connection);
            Response response = chain.proceed(attempt.withoutSecretsElsewhere(request));
            if (Failures.isRejection(response.code())) {
                attempt.whereabouts().takeBack();
            }
            return attempt.answered(response);
        } catch (IOException e) {
            if (closed || isRefusal(e) || (attempt.isIdempotent() && isClosedBeforeWriting(e, connection))) {
                attempt.whereabouts().takeBack();
                throw new UnprocessedException(e);
            }
            if (e instanceof FileException) { // the body breaks off, so nobody can take it for a whole one
                attempt.whereabouts().takeBack();
            }
            throw new SentException(e);
        } finally {
            if (connection != null) {
                lastUsed.put(connection, nanoTime.getAsLong());
            }
        }
    }

    /**
     * Closes an idle connection that the service has already closed, so that nothing is sent on it. HTTP/2 needs no check,
     * because OkHttp reads from its connections all the time.
     */
    private boolean closedIfStale(Connection connection) throws IOException {
        Long last = lastUsed.get(connection);
        boolean isNew =
                last == null ? !sharesConnections.getAsBoolean() : nanoTime.getAsLong() - last < BRIEFLY_IDLE_NANOS;
        if (isNew || isHttp2(connection)) {
            return false;
        }
        Socket socket = connection.socket();
        if (isOpen(socket)) {
            return false;
        }
        socket.close();
        return true;
    }

    /** Returns false at the end of the stream, and also if a response arrived before any request. */
    private static boolean isOpen(Socket socket) {
        try {
            int timeout = socket.getSoTimeout();
            socket.setSoTimeout(1);
            try {
                socket.getInputStream().read();
                return false;
            } catch (SocketTimeoutException e) {
                return true;
            } finally {
                socket.setSoTimeout(timeout);
            }
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isHttp2(Connection connection) {
        Protocol protocol = connection.protocol();
        return protocol == Protocol.HTTP_2 || protocol == Protocol.H2_PRIOR_KNOWLEDGE;
    }

    /** OkHttp keeps the header for a proxy when it follows a redirect to a host that is reached without that proxy. */
    private static Request withoutCredentialsOfAProxy(Request request, @Nullable Connection connection) {
        boolean toProxy = connection != null
                && connection.route().proxy().type() == Proxy.Type.HTTP
                && !connection.route().requiresTunnel();
        return toProxy || request.header(ProxyCredentials.HEADER) == null
                ? request
                : request.newBuilder().removeHeader(ProxyCredentials.HEADER).build();
    }

    /** OkHttp marks a refused stream (GOAWAY included) by a message, and a closing connection by a type that it does not export. */
    private static boolean isRefusal(IOException e) {
        return "stream was reset: REFUSED_STREAM".equals(e.getMessage())
                || e.getClass().getSimpleName().equals("ConnectionShutdownException");
    }

    /** Returns true if almost certainly nothing was sent: a closing connection was closed while the request was written. */
    private static boolean isClosedBeforeWriting(IOException e, @Nullable Connection connection) {
        return connection != null
                && isHttp2(connection)
                && CLOSED_BEFORE_WRITING.contains(String.valueOf(e.getMessage()));
    }

    /** Returns the original failure, without the wrappers of this class. */
    static IOException original(IOException e) {
        return (e instanceof SentException || e instanceof UnprocessedException)
                        && e.getCause() instanceof IOException cause
                ? cause
                : e;
    }

    /** Returns true if {@code failure} shows that the service, although reachable, did not process the request. */
    static boolean isUnprocessed(@Nullable Throwable failure) {
        return failure instanceof UnprocessedException;
    }

    /** All or part of the request may have reached the service. */
    private static final class SentException extends ProtocolException {
        private static final long serialVersionUID = 1L;

        SentException(IOException cause) {
            super(cause.getMessage());
            initCause(cause);
        }
    }

    /** The service surely did nothing. */
    private static final class UnprocessedException extends IOException {
        private static final long serialVersionUID = 1L;

        UnprocessedException(IOException cause) {
            super(cause);
        }
    }
}
