package ai.dataframer.client.simulation;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.ConnectionSpec;
import okhttp3.Dispatcher;
import okhttp3.EventListener;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * OkHttp's threads, the network and its faults, on the loop. What OkHttp would run on a thread that blocks, the loop runs when the
 * answer is there. OkHttp's own timeout is taken from each call, because it is in real time, and kept in virtual time.
 */
final class Network extends EventListener implements Interceptor {
    /** The longest time without an answer, as OkHttp's read timeout. */
    private static final Duration SILENCE = Duration.ofSeconds(10);

    private static final Duration NEVER = Duration.ofDays(24);

    private final Loop loop;
    private final Dice dice;
    private final Service service;
    private final Calls calls;
    private final int limit;
    private final double loss;
    private final long slowest;
    private final Queue<Sending> called = new ArrayDeque<>();
    private final IdentityHashMap<Call, Sending> inFlight = new IdentityHashMap<>();
    private @Nullable List<Sending> held;

    /** One request. */
    private static final class Sending {
        private final Call call;
        private final Duration timeout;
        private @Nullable Response answer;
        private @Nullable IOException failure;
        private Loop.@Nullable Task arrival;
        private Loop.@Nullable Task delivery;
        private boolean arrivesAnyway;

        private Sending(Call call, Duration timeout) {
            this.call = call;
            this.timeout = timeout;
        }
    }

    Network(Loop loop, Dice dice, Service service, Calls calls) {
        this.loop = loop;
        this.dice = dice;
        this.service = service;
        this.calls = calls;
        limit = dice.pick(1, 2, 5, 20);
        loss = dice.pick(0.0, 0.02, 0.2, 0.9);
        slowest = dice.pick(100L, 2000L, 30_000L);
    }

    /** Takes the place of OkHttp's threads and of the network. */
    void install(OkHttpClient.Builder builder) {
        var dispatcher = new Dispatcher(new Threads());
        dispatcher.setMaxRequests(limit);
        dispatcher.setMaxRequestsPerHost(limit);
        builder.dispatcher(dispatcher)
                .connectionSpecs(List.of(ConnectionSpec.CLEARTEXT)) // reads no trust store
                .eventListener(this)
                .addInterceptor(this);
    }

    /** Returns how many requests may be in flight at once. */
    int limit() {
        return limit;
    }

    /** Ends the faults, and keeps every answer until as many requests as are allowed are in flight. */
    void hold() {
        held = new ArrayList<>();
    }

    /** Returns true if they were in flight. */
    boolean hasBeenFull() {
        return held != null && held.size() == limit;
    }

    @Override
    public void callStart(Call call) {
        if (inFlight.size() >= limit) {
            loop.trace().fault("more than " + limit + " requests in flight: a permit was given back twice");
        }
        long timeout = call.timeout().timeoutNanos();
        called.add(new Sending(call, timeout == 0 ? NEVER : Duration.ofNanos(timeout)));
        call.timeout().clearTimeout();
    }

    @Override
    public void callFailed(Call call, IOException e) {
        inFlight.remove(call); // it may not have come as far as intercept()
    }

    @Override
    public void canceled(Call call) {
        Sending sending = inFlight.get(call);
        if (sending != null && sending.delivery != null) {
            sending.delivery.hasten();
            if (sending.arrival != null && !sending.arrivesAnyway) {
                sending.arrival.cancel(false);
            }
        }
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        Sending sending = Objects.requireNonNull(inFlight.remove(chain.call()));
        if (chain.call().isCanceled()) {
            throw new IOException("Canceled");
        }
        if (sending.failure != null) {
            throw sending.failure;
        }
        arrive(sending);
        return Objects.requireNonNull(sending.answer);
    }

    private void send(Sending sending, Runnable okHttp) {
        inFlight.put(sending.call, sending);
        if (sending.call.isCanceled()) {
            sending.delivery = loop.schedule(okHttp, Duration.ZERO);
            return;
        }
        calls.sent(sending.call.request());
        if (held != null) {
            hold(held, sending, okHttp);
            return;
        }
        Duration latency = dice.duration(10, slowest);
        boolean arrives = true;
        if (dice.chance(loss)) {
            arrives = dice.chance(0.5);
            boolean silent = dice.chance(0.3);
            latency = silent ? SILENCE : latency;
            sending.failure = silent ? new SocketTimeoutException("timeout") : new IOException("lost");
        }
        if (latency.compareTo(sending.timeout) >= 0) {
            latency = sending.timeout;
            sending.failure = new InterruptedIOException("timeout");
        }
        sending.arrivesAnyway = dice.chance(0.5);
        if (arrives) {
            sending.arrival = loop.schedule(() -> arrive(sending), latency.dividedBy(2));
        }
        sending.delivery = loop.schedule(okHttp, latency);
    }

    private void arrive(Sending sending) {
        if (sending.answer != null) {
            return;
        }
        Request request = sending.call.request();
        sending.answer = service.answer(request);
        calls.arrived(request, sending.answer.code());
    }

    private void hold(List<Sending> held, Sending sending, Runnable okHttp) {
        sending.delivery = loop.schedule(okHttp, sending.timeout);
        sending.failure = new InterruptedIOException("timeout");
        held.add(sending);
        if (held.size() == limit) {
            loop.trace().add("as many requests as allowed are in flight");
            for (Sending other : held) {
                other.failure = null;
                arrive(other);
                Objects.requireNonNull(other.delivery).hasten();
            }
        }
    }

    /** OkHttp hands over its calls in the order in which they were started. */
    private final class Threads extends AbstractExecutorService {
        @Override
        public void execute(Runnable okHttp) {
            send(called.remove(), okHttp);
        }

        @Override
        public void shutdown() {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Runnable> shutdownNow() {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean isShutdown() {
            return false;
        }

        @Override
        public boolean isTerminated() {
            return false;
        }

        @Override
        public boolean awaitTermination(long timeout, TimeUnit unit) {
            return false;
        }
    }
}
