package ai.dataframer.client.simulation;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import okhttp3.MediaType;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;

/** A model of the service: runs that end after a while, refusals by chance, and a limit on the rate in some simulations. */
final class Service {
    private static final MediaType JSON = MediaType.get("application/json");

    private final Loop loop;
    private final Dice dice;
    private final double trouble;
    private final double perSecond;
    private final int refusal;
    private final Map<UUID, Long> ends = new HashMap<>();
    private boolean healthy;
    private double tokens = 1;
    private long refilled;

    Service(Loop loop, Dice dice) {
        this.loop = loop;
        this.dice = dice;
        trouble = dice.pick(0.0, 0.02, 0.2, 0.9);
        perSecond = dice.pick(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, 0.5, 5.0);
        refusal = dice.pick(429, 503);
    }

    /** Ends the refusals. */
    void recover() {
        healthy = true;
    }

    /** Carries out the request, or refuses it. */
    Response answer(Request request) {
        if (!healthy && dice.chance(trouble)) {
            return troubled(request);
        }
        if (!healthy && !mayPass()) {
            return response(request, refusal, "");
        }
        return switch (request.method()) {
            case "POST" -> response(request, 200, run(new UUID(1, dice.below(Integer.MAX_VALUE)), "PENDING"));
            default -> response(request, 200, lookUp(request));
        };
    }

    /** Returns true if the run has ended. */
    boolean isOver(UUID run) {
        return loop.elapsed() >= ends.getOrDefault(run, Long.MAX_VALUE);
    }

    private String lookUp(Request request) {
        String last = request.url().pathSegments().stream()
                .filter(segment -> !segment.isEmpty())
                .reduce("", (a, b) -> b);
        if (last.equals("anonymization-runs")) {
            return "[" + run(new UUID(1, 1), "SUCCEEDED") + "]";
        }
        UUID id = UUID.fromString(last);
        ends.computeIfAbsent(
                id, unseen -> loop.elapsed() + dice.duration(1, 120_000).toNanos());
        return run(id, isOver(id) ? id.getLeastSignificantBits() % 2 == 0 ? "SUCCEEDED" : "FAILED" : "PROCESSING");
    }

    private Response troubled(Request request) {
        int status = dice.pick(429, 503, 503, 500, 408, 404);
        Response response = response(request, status, dice.chance(0.1) ? "<html>" : "{}");
        return dice.chance(0.3)
                ? response.newBuilder()
                        .header("Retry-After", dice.pick("0", "1", "7", "60"))
                        .build()
                : response;
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

    private static String run(UUID id, String status) {
        return "{\"id\": \"" + id + "\", \"status\": \"" + status + "\"}";
    }

    private static Response response(Request request, int status, String body) {
        return new Response.Builder()
                .request(request)
                .protocol(Protocol.HTTP_1_1)
                .code(status)
                .message("")
                .body(ResponseBody.create(body, JSON))
                .build();
    }
}
