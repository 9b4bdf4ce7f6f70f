package ai.dataframer.benchmarks.fleet;

import ai.dataframer.client.errors.ApiException;
import ai.dataframer.client.errors.ConnectionException;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Takes so many requests per second, from a bucket that holds those of one second, and refuses the others with 429 and no
 * {@code Retry-After}; or takes none during an outage.
 */
final class VirtualService {
    private static final RuntimeException REFUSAL = ApiException.of("GET /", 429, Map.of(), "", null, null);
    private static final RuntimeException OUTAGE = new ConnectionException("connection refused", null);
    private static final double SECOND = 1e9;

    private final double perSecond;
    private final long outageBegin;
    private final long outageEnd;
    private double tokens;
    private long filled;

    private VirtualService(double perSecond, long outageBegin, long outageEnd) {
        this.perSecond = perSecond;
        this.outageBegin = outageBegin;
        this.outageEnd = outageEnd;
        tokens = perSecond;
    }

    static VirtualService limited(int perSecond) {
        return new VirtualService(perSecond, 0, 0);
    }

    static VirtualService withOutage(Duration begin, Duration length) {
        return new VirtualService(
                Double.MAX_VALUE, begin.toNanos(), begin.plus(length).toNanos());
    }

    /** Returns how a request that arrives at {@code now} fails, or null if it does not. */
    @Nullable
    RuntimeException answer(long now) {
        if (now >= outageBegin && now < outageEnd) {
            return OUTAGE;
        }
        tokens = Math.min(perSecond, tokens + perSecond * (now - filled) / SECOND);
        filled = now;
        if (tokens < 1) {
            return REFUSAL;
        }
        tokens--;
        return null;
    }
}
