package ai.dataframer.client.simulation;

import ai.dataframer.client.UnconnectedSockets;
import java.io.IOException;
import java.net.Socket;
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
import okhttp3.ConnectionPool;
import okhttp3.ConnectionSpec;
import okhttp3.Dispatcher;
import okhttp3.EventListener;
import okhttp3.Interceptor;
import okhttp3.OkHttp;
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
    private final Events events;
    private final Service service;
    private final Calls calls;
    private final ConnectionPool pool = new ConnectionPool(); // its timeout is in real time, and far away
    private final Dispatcher dispatcher = new Dispatcher(new Threads());
    private final List<Wire> wires = new ArrayList<>();
    private final int limit;
    private final double loss;
    private final double death;
    private final long slowest;
    private final Queue<Sending> called = new ArrayDeque<>();
    private final IdentityHashMap<Call, Sending> inFlight = new IdentityHashMap<>();
    private @Nullable List<Sending> held;
    private int full;
    private @Nullable Sending current;

    Network(Loop loop, Dice dice, Events events, Service service, Calls calls) {
        this.loop = loop;
        this.dice = dice;
        this.events = events;
        this.service = service;
        this.calls = calls;
        limit = dice.pick(1, 2, 5, 10);
        loss = dice.pick(0.0, 0.02, 0.2, 0.9);
        death = dice.pick(0.0, 0.0, 0.1);
        slowest = dice.pick(100L, 2000L, 30_000L);
    }

    /** Takes the place of OkHttp's threads and of the network. */
    void install(OkHttpClient.Builder builder) {
        dispatcher.setMaxRequests(limit);
        dispatcher.setMaxRequestsPerHost(limit);
        connectOnTheLoop(builder);
        builder.dispatcher(dispatcher)
                .connectionPool(pool)
                .socketFactory(new Sockets())
                .connectionSpecs(List.of(ConnectionSpec.CLEARTEXT)) // reads no trust store
                .eventListener(this)
                .addInterceptor(this);
    }

    /** OkHttp 5 connects on threads of its own, unless it is told not to; OkHttp 4 knows no such setting. */
    private static void connectOnTheLoop(OkHttpClient.Builder builder) {
        if (OkHttp.VERSION.startsWith("4.")) {
            return;
        }
        try {
            OkHttpClient.Builder.class.getMethod("fastFallback", boolean.class).invoke(builder, false);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }

    /** Returns how many requests may be in flight at once. */
    int limit() {
        return limit;
    }

    /** Ends the faults, and keeps every answer until {@code full} requests are in flight. */
    void hold(int full) {
        held = new ArrayList<>();
        this.full = full;
    }

    /** Returns true if they were in flight. */
    boolean hasBeenFull() {
        return held != null && held.size() == full;
    }

    /** Checks that OkHttp has nothing left to do: every call has ended, and every body is closed. */
    void checkIdle() {
        if (dispatcher.runningCallsCount() + dispatcher.queuedCallsCount() > 0) {
            loop.trace().fault(dispatcher.runningCallsCount() + " requests are left in the dispatcher");
        }
        int busy = pool.connectionCount() - pool.idleConnectionCount();
        if (busy > 0) {
            loop.trace().fault(busy + " connections are still in use: a body was not closed");
        }
    }

    /** Closes the connections: OkHttp's one cleanup thread would look at each of a thousand pools, again and again. */
    void close() {
        pool.evictAll();
    }

    /** Returns the request that OkHttp handles now. */
    Sending current() {
        return Objects.requireNonNull(current);
    }

    void closed(Wire wire) {
        wires.remove(wire);
    }

    void checkThread() {
        loop.checkThread();
    }

    @Override
    public void callStart(Call call) {
        if (inFlight.size() >= limit) {
            loop.trace().fault("more than " + limit + " requests in flight: a permit was given back twice");
        }
        long timeout = call.timeout().timeoutNanos();
        called.add(new Sending(call, timeout == 0 ? NEVER : Duration.ofNanos(timeout), calls));
        call.timeout().clearTimeout();
    }

    @Override
    public void canceled(Call call) {
        Sending sending = inFlight.get(call);
        if (sending != null) {
            sending.cancelled(dice.fork(sending.toString().hashCode() + 2).chance(0.5));
        }
    }

    /** The program's interceptor. */
    @Override
    public Response intercept(Chain chain) throws IOException {
        Sending sending = current();
        if (sending.fate() == Fate.THROWN_BEFORE) {
            throw new Thrown("an interceptor");
        }
        Response response = chain.proceed(chain.request());
        if (sending.fate() == Fate.THROWN_AFTER) {
            response.close();
            throw new Thrown("an interceptor");
        }
        return response;
    }

    private void send(Sending sending, Runnable okHttp) {
        inFlight.put(sending.call(), sending);
        if (sending.call().isCanceled()) {
            sending.scheduled(loop.schedule(() -> deliver(sending, okHttp), Duration.ZERO));
            return;
        }
        String name = calls.sent(sending.call().request());
        Dice own = dice.fork(name.hashCode());
        if (held != null) {
            hold(held, sending, okHttp, name);
            return;
        }
        Duration latency = own.duration(10, slowest);
        Fate fate = fate(name, own, calls.plan(sending.call().request()).kind() == Plan.Kind.DOWNLOAD);
        sending.fate(name, fate, own.number());
        if (fate == Fate.SILENT_BEFORE || fate == Fate.SILENT_AFTER) {
            latency = SILENCE;
        }
        if (latency.compareTo(sending.timeout()) >= 0) {
            latency = sending.timeout();
            sending.timeOut();
        }
        if (fate.arrives && calls.isComplete(sending.call().request())) {
            sending.arrivesBy(loop.schedule(() -> arrive(sending, own), latency.dividedBy(2)));
        }
        sending.scheduled(loop.schedule(() -> deliver(sending, okHttp), latency));
        if (own.chance(death) && events.happens(name + ": idle connections die")) {
            loop.schedule(() -> wires.forEach(Wire::die), latency.dividedBy(2));
        }
    }

    private Fate fate(String name, Dice own, boolean isDownload) {
        Fate fate = Fate.ANSWERED;
        if (isDownload && own.chance(0.3)) {
            fate = Fate.CUT; // so that it has to go on where it ended
        } else if (own.chance(loss)) {
            fate = own.pick(Fate.values());
        }
        return fate == Fate.ANSWERED || events.happens(name + ": " + fate) ? fate : Fate.ANSWERED;
    }

    private void arrive(Sending sending, Dice own) {
        if (sending.isAnswered()) {
            return;
        }
        Request request = sending.call().request();
        Reply reply = service.answer(calls.plan(request), request, sending.toString(), own);
        sending.answered(reply);
        calls.arrived(request, reply);
    }

    private void deliver(Sending sending, Runnable okHttp) {
        inFlight.remove(sending.call());
        if (sending.fate() == Fate.UNREACHABLE) {
            pool.evictAll();
        }
        if (sending.fate().arrives
                && !sending.call().isCanceled()
                && calls.isComplete(sending.call().request())) {
            arrive(sending, dice.fork(sending.toString().hashCode() + 1));
        }
        current = sending;
        try {
            okHttp.run();
        } finally {
            current = null;
        }
    }

    private void hold(List<Sending> held, Sending sending, Runnable okHttp, String name) {
        sending.fate(name, Fate.ANSWERED, 1);
        sending.scheduled(loop.schedule(() -> deliver(sending, okHttp), Duration.ofMinutes(50)));
        held.add(sending);
        if (held.size() == full) {
            loop.trace().add("as many requests as allowed are in flight");
            held.forEach(Sending::hasten);
        }
    }

    private final class Sockets extends UnconnectedSockets {
        @Override
        public Socket createSocket() {
            var wire = new Wire(Network.this);
            wires.add(wire);
            return wire;
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
