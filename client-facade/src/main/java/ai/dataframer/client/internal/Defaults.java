package ai.dataframer.client.internal;

import java.time.Duration;

/** All defaults of the library. Tests compare the pages and the Javadoc with them. */
public final class Defaults {
    public static final String BASE_URL = "https://df-api.dataframer.ai";
    public static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    public static final Duration READ_TIMEOUT = Duration.ofSeconds(60);
    public static final Duration WRITE_TIMEOUT = Duration.ofSeconds(60);
    public static final Duration CALL_TIMEOUT = Duration.ofMinutes(5);

    /** A dead HTTP/2 connection is noticed within two intervals. */
    public static final Duration PING_INTERVAL = Duration.ofSeconds(5);

    public static final int MAX_RETRIES = 2;
    public static final Duration RETRY_FIRST_DELAY = Duration.ofMillis(500);
    public static final double RETRY_MULTIPLIER = 2;
    public static final Duration RETRY_MAX_DELAY = Duration.ofSeconds(8);
    public static final double RETRY_JITTER = 1;
    public static final Duration RETRY_AFTER_MAX = Duration.ofSeconds(60);
    public static final double RETRY_AFTER_JITTER = 0.2;

    public static final Duration POLL_TIMEOUT = Duration.ofMinutes(30);
    public static final double POLL_RATIO = 0.1;
    public static final Duration POLL_MIN_DELAY = Duration.ofMillis(500);
    public static final Duration POLL_MAX_DELAY = Duration.ofSeconds(15);
    public static final double POLL_JITTER = 0.2;
    public static final Duration POLL_READ_TIMEOUT = Duration.ofSeconds(10);
    public static final Duration POLL_MAX_OUTAGE = Duration.ofMinutes(5);
    public static final int POLL_MAX_CONSECUTIVE_FAILURES = Integer.MAX_VALUE;

    /** Asynchronous requests of one client in flight at once. Further ones queue without a thread. */
    public static final int MAX_CONCURRENT_REQUESTS = 48;

    private Defaults() {}
}
