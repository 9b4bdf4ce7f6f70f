package ai.dataframer.client.simulation;

import java.time.Duration;
import java.util.Objects;
import okhttp3.Call;
import org.jspecify.annotations.Nullable;

/** One request of a call, from OkHttp's dispatcher to its outcome. */
final class Sending {
    private final Call call;
    private final Duration timeout;
    private final Calls calls;
    private Fate fate = Fate.ANSWERED;
    private String name = "";
    private double cut;
    private boolean timedOut;
    private boolean exchanged;
    private boolean received;
    private boolean refused;
    private @Nullable Reply reply;
    private Loop.@Nullable Task arrival;
    private Loop.@Nullable Task delivery;

    /** Takes the time that is left to {@code call}. */
    Sending(Call call, Duration timeout, Calls calls) {
        this.call = call;
        this.timeout = timeout;
        this.calls = calls;
    }

    /** Sets what becomes of it, and where the answer breaks off if it does. */
    void fate(String name, Fate fate, double cut) {
        this.name = name;
        this.fate = fate;
        this.cut = cut;
    }

    void timeOut() {
        fate = fate.arrives ? Fate.LOST_AFTER : Fate.LOST_BEFORE;
        timedOut = true;
    }

    void scheduled(Loop.Task delivery) {
        this.delivery = delivery;
    }

    void arrivesBy(Loop.Task arrival) {
        this.arrival = arrival;
    }

    void answered(Reply reply) {
        this.reply = reply;
    }

    /** The client has cancelled the call: its thread ends now, and the request may be lost. */
    void cancelled(boolean arrivesAnyway) {
        if (delivery != null) {
            delivery.hasten();
        }
        if (arrival != null && !arrivesAnyway) {
            arrival.cancel(false);
        }
    }

    /** Delivers the answer, or the failure, as soon as possible. */
    void hasten() {
        Objects.requireNonNull(delivery).hasten();
    }

    /** OkHttp writes the request to a connection. It may do so again only if the service surely did nothing. */
    void exchanged() {
        if (exchanged && fate != Fate.REFUSED) {
            calls.resent(name);
        }
        exchanged = true;
    }

    /** OkHttp reads the answer. */
    byte[] received() {
        Reply answer = Objects.requireNonNull(reply, "no answer");
        if (!received && fate == Fate.ANSWERED) {
            calls.received(call.request(), answer);
        }
        received = true;
        return answer.bytes();
    }

    /** The service refuses it. OkHttp itself may try another connection then. */
    void refuse() {
        if (!refused) {
            calls.refused(call.request());
        }
        refused = true;
    }

    Call call() {
        return call;
    }

    Duration timeout() {
        return timeout;
    }

    Fate fate() {
        return fate;
    }

    double cut() {
        return cut;
    }

    boolean isTimedOut() {
        return timedOut;
    }

    boolean isAnswered() {
        return reply != null;
    }

    @Override
    public String toString() {
        return name;
    }
}
