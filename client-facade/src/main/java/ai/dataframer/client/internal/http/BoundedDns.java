package ai.dataframer.client.internal.http;

import ai.dataframer.client.internal.Rethrow;
import ai.dataframer.client.internal.threads.BlockingCall;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import okhttp3.Dns;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * Looks addresses up within the connect timeout and the timeout of the call, which Java's look-up does not know. It does so on
 * another thread, which goes on alone if it is too late.
 */
final class BoundedDns implements Dns {
    // by its full name: a Dns of OkHttp 5 has a Call of its own
    private static final ThreadLocal<okhttp3.Call> CALL = new ThreadLocal<>();

    private final Dns dns;
    private final Executor program;
    private final long connectMillis;

    /** Takes the connect timeout, 0 for none. */
    BoundedDns(Dns dns, Executor program, long connectMillis) {
        this.dns = dns;
        this.program = program;
        this.connectMillis = connectMillis;
    }

    /** Lets look-ups of this call know its timeout. */
    static Response proceed(Interceptor.Chain chain) throws IOException {
        okhttp3.Call outer = CALL.get();
        CALL.set(chain.call());
        try {
            return chain.proceed(chain.request());
        } finally {
            CALL.set(outer);
        }
    }

    @Override
    public List<InetAddress> lookup(String host) {
        long ofCall = callNanos();
        long ofConnect = noneIsMax(TimeUnit.MILLISECONDS.toNanos(connectMillis));
        CompletableFuture<List<InetAddress>> addresses = BlockingCall.start(() -> lookUp(host), program);
        try {
            return addresses.get(Math.min(ofCall, ofConnect), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw Rethrow.unchanged(
                    ofCall <= ofConnect
                            ? new InterruptedIOException(
                                    "timeout") // as OkHttp says it of a call, if its own timer is late
                            : new SocketTimeoutException("connect timed out: no address of " + host + " yet"));
        } catch (ExecutionException e) {
            throw Rethrow.unchanged(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Rethrow.unchanged(new InterruptedIOException("interrupted"));
        } finally {
            addresses.cancel(true);
        }
    }

    private List<InetAddress> lookUp(String host) {
        try {
            return dns.lookup(host);
        } catch (IOException e) {
            throw Rethrow.unchanged(e);
        }
    }

    private static long callNanos() {
        okhttp3.Call call = CALL.get();
        return call == null ? Long.MAX_VALUE : noneIsMax(call.timeout().timeoutNanos());
    }

    private static long noneIsMax(long nanos) {
        return nanos == 0 ? Long.MAX_VALUE : nanos;
    }
}
