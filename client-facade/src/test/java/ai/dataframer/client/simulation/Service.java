package ai.dataframer.client.simulation;

import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/** A model of the service: runs that end after a while, refusals by chance, and a limit on the rate in some simulations. */
final class Service {
    private static final int OK = 200;
    private static final int PARTIAL = 206;

    /** More than anyone reads of what is no JSON. */
    private static final String LARGE = "<html>".repeat(12_000);

    private final Loop loop;
    private final Dice dice;
    private final Events events;
    private final double trouble;
    private final double perSecond;
    private final int refusal;
    private final Map<UUID, Long> ends = new HashMap<>();
    private final Map<Integer, Integer> versions = new HashMap<>();
    private boolean healthy;
    private double tokens = 1;
    private long refilled;
    private int changes;

    Service(Loop loop, Dice dice, Events events) {
        this.loop = loop;
        this.dice = dice;
        this.events = events;
        trouble = dice.pick(0.0, 0.02, 0.2, 0.9);
        perSecond = dice.pick(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, 0.5, 5.0);
        refusal = dice.pick(429, 503);
    }

    /** Ends the refusals. */
    void recover() {
        healthy = true;
    }

    /** Returns true if it refuses nothing for its rate, so that the client never slows down. */
    boolean isGenerous() {
        return trouble == 0 && Double.isInfinite(perSecond);
    }

    /** Carries out a request of {@code plan}, or refuses it. */
    Reply answer(Plan plan, Request request, String name, Dice own) {
        if (!healthy && own.chance(trouble) && events.happens(name + " is refused")) {
            return troubled(plan.kind(), own);
        }
        if (!healthy && !mayPass()) {
            return Reply.of(refusal, "", "");
        }
        return switch (plan.kind()) {
            case WAIT, RETRIEVE -> run(new UUID(0, plan.number()));
            case LIST -> list();
            case CREATE -> created();
            case GET -> text("text " + changes);
            case SEND -> text("change " + ++changes);
            case UPLOAD -> dataset(new UUID(3, ++changes));
            case DATASET -> dataset(new UUID(0, plan.number()));
            case DOWNLOAD -> file(plan.number(), name, own, request.header("Range"), request.header("If-Range"));
        };
    }

    /** Returns true if the run has ended. */
    boolean isOver(UUID run) {
        return loop.elapsed() >= ends.getOrDefault(run, Long.MAX_VALUE);
    }

    private Reply run(UUID id) {
        Dice own = dice.fork(id.hashCode());
        ends.computeIfAbsent(
                id, unseen -> loop.elapsed() + own.duration(1, 120_000).toNanos());
        String status = isOver(id) ? own.pick("SUCCEEDED", "FAILED") : "PROCESSING";
        return Reply.of(OK, json(id, status), id + " " + status);
    }

    private Reply list() {
        var one = new UUID(1, ++changes);
        var other = new UUID(1, ++changes);
        return Reply.of(
                OK,
                "[" + json(one, "SUCCEEDED") + ", " + json(other, "PENDING") + "]",
                one + " SUCCEEDED, " + other + " PENDING");
    }

    private Reply created() {
        var id = new UUID(2, ++changes);
        return Reply.of(OK, json(id, "PENDING"), id + " PENDING");
    }

    private static Reply dataset(UUID id) {
        return Reply.of(OK, "{\"id\": \"" + id + "\", \"name\": \"tickets\"}", "dataset " + id);
    }

    private static Reply text(String text) {
        return Reply.of(OK, text, text);
    }

    /** The file may change between two requests. */
    private Reply file(int number, String name, Dice own, @Nullable String range, @Nullable String ifRange) {
        if (own.chance(0.1) && events.happens(name + ": the file has changed")) {
            versions.merge(number, 1, Integer::sum);
        }
        int version = versions.getOrDefault(number, 0);
        String all = IntStream.range(0, 20 + dice.fork(number).below(500))
                .mapToObj(i -> number + "." + version + "." + i)
                .collect(Collectors.joining(" "));
        String tag = "\"" + version + "\"";
        int from = range == null ? 0 : Integer.parseInt(range.substring("bytes=".length(), range.length() - 1));
        if (from == 0 || !tag.equals(ifRange)) {
            return new Reply(OK, Map.of("ETag", tag), all, all);
        }
        String contentRange = "bytes " + from + "-" + (all.length() - 1) + "/" + all.length();
        return new Reply(PARTIAL, Map.of("ETag", tag, "Content-Range", contentRange), all.substring(from), all);
    }

    private static Reply troubled(Plan.Kind kind, Dice own) {
        boolean isRead =
                EnumSet.of(Plan.Kind.GET, Plan.Kind.SEND, Plan.Kind.DOWNLOAD).contains(kind);
        int status = own.pick(429, 503, 503, 500, 408, 404, isRead ? 500 : OK);
        String body = own.chance(0.2) ? LARGE : "{";
        return own.chance(0.3)
                ? new Reply(status, Map.of("Retry-After", own.pick("0", "1", "7", "60")), body, "")
                : Reply.of(status, body, "");
    }

    private boolean mayPass() {
        long now = loop.elapsed();
        tokens = Math.min(
                perSecond + 1,
                tokens + (now - refilled) * perSecond / Duration.ofSeconds(1).toNanos());
        refilled = now;
        boolean passes = tokens >= 1;
        tokens -= passes ? 1 : 0;
        return passes;
    }

    private static String json(UUID id, String status) {
        return "{\"id\": \"" + id + "\", \"status\": \"" + status + "\"}";
    }
}
