package ai.dataframer.benchmarks.fleet;

import ai.dataframer.client.errors.ApiException;
import ai.dataframer.client.errors.ConnectionException;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Takes so many requests per second, from a bucket that holds those of one second, and refuses the others without a {@code Retry-After};
 * or takes none during an outage. It may also refuse a share of all requests at random, as if one of its instances were broken.
 */
final class VirtualService {
    private static final RuntimeException OUTAGE = new ConnectionException("connection refused", null);
    private static final double SECOND = 1e9;

    private final double perSecond;
    private final long outageBegin;
    private final long outageEnd;
    private final RuntimeException refusal;
    private final double share;
    private final Random random;
    private double tokens;
    private long filled;

    private VirtualService(
            double perSecond, long outageBegin, long outageEnd, int status, double share, Random random) {
        this.perSecond = perSecond;
        this.outageBegin = outageBegin;
        this.outageEnd = outageEnd;
        this.share = share;
        this.random = random;
        refusal = ApiException.of("GET /", status, Map.of(), "", null, null);
        tokens = perSecond;
    }

    static VirtualService limited(int perSecond) {
        return refusing(429, perSecond, 0, new Random(1));
    }

    static VirtualService withOutage(Duration begin, Duration length) {
        return new VirtualService(
                Double.MAX_VALUE, begin.toNanos(), begin.plus(length).toNanos(), 429, 0, new Random(1));
    }

    /** Returns a service that answers with this status: to what is beyond the limit, and to a share of all requests, drawn from {@code random}. */
    static VirtualService refusing(int status, double perSecond, double share, Random random) {
        return new VirtualService(perSecond, 0, 0, status, share, random);
    }

    /** Returns how a request that arrives at {@code now} fails, or null if it does not. */
    @Nullable
    RuntimeException answer(long now) {
        if (now >= outageBegin && now < outageEnd) {
            return OUTAGE;
        }
        if (random.nextDouble() < share) {
            return refusal;
        }
        tokens = Math.min(perSecond, tokens + perSecond * (now - filled) / SECOND);
        filled = now;
        if (tokens < 1) {
            return refusal;
        }
        tokens--;
        return null;
    }
}
