package ai.dataframer.client.faults;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.Protocol;
import org.eclipse.jetty.http2.ErrorCode;
import org.eclipse.jetty.http2.HTTP2Session;
import org.eclipse.jetty.http2.IStream;
import org.eclipse.jetty.http2.frames.ResetFrame;
import org.eclipse.jetty.http2.server.HTTP2CServerConnectionFactory;
import org.eclipse.jetty.http2.server.HttpTransportOverHTTP2;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.AbstractHandler;
import org.eclipse.jetty.util.Callback;

/** A real server, over HTTP/1.1 or HTTP/2 in clear text: every run is in the status that the test sets. */
final class JettyService extends AbstractHandler implements AutoCloseable {
    private final Server server = new Server();
    private final ServerConnector connector;
    private final Protocol protocol;
    private final int requestsPerConnection;
    private final AtomicInteger handled = new AtomicInteger();
    private final CountDownLatch polled = new CountDownLatch(2);
    private final AtomicInteger refusals = new AtomicInteger();
    private volatile String status = "PROCESSING";

    private JettyService(Protocol protocol, ConnectionFactory http, int requestsPerConnection) throws Exception {
        this.protocol = protocol;
        this.requestsPerConnection = requestsPerConnection;
        connector = new ServerConnector(server, http);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(this);
        server.start();
    }

    static JettyService http1() throws Exception {
        return new JettyService(
                Protocol.HTTP_1_1, new HttpConnectionFactory(new HttpConfiguration()), Integer.MAX_VALUE);
    }

    /** Starts a service that says GOAWAY after {@code requestsPerConnection}. */
    static JettyService http2(int streamsPerConnection, int requestsPerConnection) throws Exception {
        var http = new HTTP2CServerConnectionFactory(new HttpConfiguration());
        http.setMaxConcurrentStreams(streamsPerConnection);
        return new JettyService(Protocol.H2_PRIOR_KNOWLEDGE, http, requestsPerConnection);
    }

    int port() {
        return connector.getLocalPort();
    }

    List<Protocol> protocols() {
        return List.of(protocol);
    }

    int requestCount() {
        return handled.get();
    }

    void setStatus(String status) {
        this.status = status;
    }

    /** Refuses the next {@code number} streams. */
    void refuse(int number) {
        refusals.set(number);
    }

    void awaitTwoRequests() throws InterruptedException {
        if (!polled.await(10, TimeUnit.SECONDS)) {
            throw new AssertionError("no second request");
        }
    }

    @Override
    public void handle(String target, Request base, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        handled.incrementAndGet();
        if (refusals.getAndDecrement() > 0) {
            refuse(base);
            return;
        }
        response.setContentType("application/json");
        response.getWriter().print(RawReply.runJson(status));
        base.setHandled(true);
        polled.countDown();
        if (base.getHttpChannel().getHttpTransport() instanceof HttpTransportOverHTTP2 http2
                && http2.getStream().getId() > 2L * requestsPerConnection) {
            ((HTTP2Session) http2.getStream().getSession()).shutdown();
        }
    }

    private static void refuse(Request request) {
        IStream stream = ((HttpTransportOverHTTP2) request.getHttpChannel().getHttpTransport()).getStream();
        stream.reset(new ResetFrame(stream.getId(), ErrorCode.REFUSED_STREAM_ERROR.code), Callback.NOOP);
        request.setHandled(true);
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
