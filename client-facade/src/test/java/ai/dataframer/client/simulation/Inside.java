package ai.dataframer.client.simulation;

import ai.dataframer.client.DataframerClient;
import java.lang.reflect.Field;
import java.util.Collection;
import java.util.Map;
import java.util.function.LongSupplier;
import okhttp3.OkHttpClient;

/** What no user of the client can see. */
final class Inside {
    private final Object transport;

    Inside(DataframerClient client) {
        transport = read(client, "transport");
    }

    /** Idle connections are measured in real time, even beside a virtual scheduler. */
    void measureIdleConnections(LongSupplier nanoTime) {
        Object delivery = ((OkHttpClient) read(transport, "client"))
                .networkInterceptors().stream()
                        .filter(interceptor ->
                                interceptor.getClass().getSimpleName().equals("Delivery"))
                        .findFirst()
                        .orElseThrow();
        try {
            field(delivery, "nanoTime").set(delivery, nanoTime);
        } catch (IllegalAccessException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }

    /** After the end of every call, the client remembers none. */
    void checkEmpty(Trace trace) {
        check(trace, "tracked calls", ((Map<?, ?>) read(transport, "underWay")).size());
        Object turnstile = read(transport, "turnstile");
        check(trace, "permits", (int) read(turnstile, "inFlight"));
        check(trace, "lanes that are due", ((Collection<?>) read(turnstile, "due")).size());
        check(trace, "downloads", (int) read(read(transport, "transfers"), "running"));
    }

    private static void check(Trace trace, String what, int number) {
        if (number != 0) {
            trace.fault(number + " " + what + " are left");
        }
    }

    private static Object read(Object owner, String name) {
        try {
            return field(owner, name).get(owner);
        } catch (IllegalAccessException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }

    private static Field field(Object owner, String name) {
        try {
            Field field = owner.getClass().getDeclaredField(name);
            field.setAccessible(true);
            return field;
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(owner.getClass().getName() + " has no field " + name + " any more", e);
        }
    }
}
