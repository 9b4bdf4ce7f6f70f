package ai.dataframer.client.internal.http;

import ai.dataframer.client.errors.ApiException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Random;
import java.util.function.DoublePredicate;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/** Clients that poll a service, on virtual time and from a seed. */
final class PaceSimulation {
    private static final double SECOND = Duration.ofSeconds(1).toNanos();
    private static final int MOST_IN_FLIGHT = 48;

    private final PriorityQueue<Task> tasks =
            new PriorityQueue<>(Comparator.comparingLong(Task::time).thenComparingLong(Task::number));
    private final Random random;
    private long now;
    private long count;

    // the service, by the time in seconds
    DoubleUnaryOperator refusedAtRandom = time -> 0;
    DoubleUnaryOperator limit = time -> Double.POSITIVE_INFINITY;
    DoublePredicate outage = time -> false;
    ApiException randomRefusal = status(503, null);
    ApiException limitRefusal = status(429, null);
    double secondsInBucket = 1;
    int quotaOfAMinute = Integer.MAX_VALUE;
    private double tokens = -1;
    private int minute;
    private int usedOfTheMinute;
    private long filled;

    PaceSimulation(long seed) {
        random = new Random(seed);
    }

    private record Task(long time, long number, Runnable work) {}

    private void in(double seconds, Runnable work) {
        tasks.add(new Task(now + (long) (seconds * SECOND), count++, work));
    }

    /** Goes on until this time, in seconds. */
    void runUntil(double end) {
        while (!tasks.isEmpty() && tasks.element().time <= end * SECOND) {
            Task task = tasks.remove();
            now = task.time;
            task.work.run();
        }
        now = (long) (end * SECOND);
    }

    private @Nullable ApiException answer() {
        double time = now / SECOND;
        if (outage.test(time) || random.nextDouble() < refusedAtRandom.applyAsDouble(time)) {
            return randomRefusal;
        }
        if ((int) (time / 60) > minute) {
            minute = (int) (time / 60);
            usedOfTheMinute = 0;
        }
        if (++usedOfTheMinute > quotaOfAMinute) {
            return limitRefusal;
        }
        double perSecond = limit.applyAsDouble(time);
        if (Double.isInfinite(perSecond)) {
            return null;
        }
        double added = perSecond * (now - filled) / SECOND;
        filled = now;
        double bucket = perSecond * secondsInBucket;
        tokens = tokens < 0 ? bucket : Math.min(bucket, tokens + added);
        if (tokens < 1) {
            return limitRefusal;
        }
        tokens--;
        return null;
    }

    static ApiException status(int status, @Nullable Duration retryAfter) {
        return ApiException.of("GET /", status, Map.of(), "", null, retryAfter);
    }

    /** Has one client poll, and returns it when the time is over. */
    Client play(int waits, double delay, double seconds) {
        var client = new Client();
        client.poll(waits, delay);
        runUntil(seconds);
        return client;
    }

    /** A client with a pace of its own. */
    final class Client {
        final Pace pace = new Pace();
        private final Queue<Runnable> waiting = new ArrayDeque<>();
        private final Map<Integer, int[]> bySecond = new HashMap<>();
        private int inFlight;
        private boolean timed;

        /** Has so many waits begin within the first delay, at most half a second, and poll again so long after each answer. */
        void poll(int waits, double delay) {
            for (int i = 0; i < waits; i++) {
                in(random.nextDouble() * Math.min(delay, 0.5), () -> poll(delay));
            }
        }

        private void poll(double delay) {
            waiting.add(() -> {
                long sent = now;
                inFlight++;
                pace.sent(now);
                in(0.005 + 0.01 * random.nextDouble(), () -> {
                    ApiException failure = answer();
                    int[] counts = bySecond.computeIfAbsent((int) (now / SECOND), second -> new int[2]);
                    counts[failure == null ? 0 : 1]++;
                    in(0.005 + 0.01 * random.nextDouble(), () -> {
                        inFlight--;
                        pace.ended(sent, now, failure);
                        in(delay * (1 - 0.2 * random.nextDouble()), () -> poll(delay));
                        go();
                    });
                });
            });
            go();
        }

        private void go() {
            while (!waiting.isEmpty() && inFlight < MOST_IN_FLIGHT && pace.delay(now) == 0) {
                waiting.remove().run();
            }
            if (!timed && !waiting.isEmpty() && pace.delay(now) > 0) {
                timed = true;
                in(pace.delay(now) / SECOND, () -> {
                    timed = false;
                    go();
                });
            }
        }

        private double count(int what, int from, int to) {
            return bySecond.entrySet().stream()
                    .filter(second -> second.getKey() >= from && second.getKey() < to)
                    .mapToDouble(second -> second.getValue()[what])
                    .sum();
        }

        /** Returns the accepted requests per second from one time to another. */
        double acceptedPerSecond(int from, int to) {
            return count(0, from, to) / (to - from);
        }

        /** Returns the requests per second from one time to another. */
        double sentPerSecond(int from, int to) {
            return (count(0, from, to) + count(1, from, to)) / (to - from);
        }

        /** Returns the share of refused requests from one time to another. */
        double refused(int from, int to) {
            return count(1, from, to) / (count(0, from, to) + count(1, from, to));
        }
    }
}
