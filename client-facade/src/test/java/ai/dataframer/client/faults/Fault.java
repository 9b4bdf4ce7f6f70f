package ai.dataframer.client.faults;

import static ai.dataframer.client.faults.RawReply.head;
import static ai.dataframer.client.faults.RawReply.runJson;

import ai.dataframer.client.errors.ApiException;
import ai.dataframer.client.errors.ConnectionException;
import ai.dataframer.client.errors.DataframerException;
import ai.dataframer.client.errors.InvalidResponseException;
import ai.dataframer.client.errors.RateLimitException;
import ai.dataframer.client.errors.RequestTimeoutException;
import ai.dataframer.client.errors.ServerException;
import ai.dataframer.client.faults.RawReply.End;
import ai.dataframer.client.internal.Durations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One fault and what becomes of it.
 *
 * @param reply what the service does; null if there is none to connect to
 * @param sendsAgain true if the request is sent again
 * @param message part of the exception's message
 * @param least shortest delay before the request is sent again
 * @param most longest delay before the request is sent again
 */
record Fault(
        String name,
        @Nullable RawReply reply,
        boolean sendsAgain,
        Class<? extends DataframerException> type,
        String message,
        Duration least,
        Duration most) {
    private static final String DATE = "Date: Mon, 23 Nov 2026 10:00:00 GMT";

    /** What a client holds requests back for, at most, after a first or second refusal. */
    private static final Duration PACE = Duration.ofSeconds(1);

    private static final String WHOLE = runJson("SUCCEEDED");
    private static final String HALF = WHOLE.substring(0, 30);
    private static final String BUSY = "{\"detail\": \"busy\"}";
    private static final String CHUNKED = head(200, "Transfer-Encoding: chunked");

    static List<Fault> all() {
        var all = new ArrayList<>(List.of(
                broken("connection refused", null, "ailed to connect"),
                broken("reset before the answer", RawReply.of("").then(End.RESET), "got no answer"),
                broken(
                        "reset in the body",
                        RawReply.of(length(WHOLE.length()) + HALF).then(End.RESET),
                        "got no answer"),
                broken("empty answer", RawReply.of("").then(End.CLOSE), "got no answer"),
                broken("garbage, then close", RawReply.of("lorem ipsum\r\n").then(End.CLOSE), "got no answer"),
                broken("malformed chunk", RawReply.of(CHUNKED + "zz\r\n" + HALF).then(End.CLOSE), "got no answer"),
                broken("chunks cut off", RawReply.of(CHUNKED + "40\r\n" + HALF).then(End.CLOSE), "got no answer"),
                broken(
                        "Content-Length too long",
                        RawReply.of(length(999) + WHOLE).then(End.CLOSE),
                        "got no answer"),
                broken(
                        "Content-Length negative",
                        RawReply.of(length(-5) + WHOLE).then(End.CLOSE),
                        "got no answer"),
                broken("status negative", RawReply.of("HTTP/1.1 -10 x\r\n\r\n").then(End.CLOSE), "got no answer"),
                broken("gzip cut off", zipped(25), "got no answer"),
                invalid(
                        "an encoding that nobody asked for",
                        RawReply.of(head(200, "Content-Encoding: br", "Content-Length: " + WHOLE.length()) + WHOLE),
                        "answered 200 (application/json) in the content encoding br, which this client does not support"),
                broken("cut off before it got its length", RawReply.of(length(30) + HALF), "the JSON ends too early"),
                broken(
                        "cut off before it was chunked",
                        RawReply.of(CHUNKED + "1e\r\n" + HALF + "\r\n0\r\n\r\n"),
                        "the JSON ends too early"),
                broken(
                        "cut off without a length",
                        RawReply.of(head(200, "Connection: close") + HALF).then(End.CLOSE),
                        "the JSON ends too early"),
                broken(
                        "cut off by HTTP/1.0",
                        RawReply.of("HTTP/1.0 200 OK\r\nContent-Type: application/json\r\n\r\n" + HALF)
                                .then(End.CLOSE),
                        "the JSON ends too early"),
                broken(
                        "cut off before the body, without a length",
                        RawReply.of(head(200, "Connection: close")).then(End.CLOSE),
                        "the connection was closed before the body"),
                invalid("an empty body", RawReply.of(length(0)), "answered 200 (application/json) without a body"),
                invalid(
                        "an empty body in chunks",
                        RawReply.of(CHUNKED + "0\r\n\r\n"),
                        "answered 200 (application/json) without a body"),
                invalid(
                        "the wrong JSON",
                        RawReply.of(length(2) + "[]"),
                        "answered 200 (application/json): not the JSON of a run at $"),
                invalid(
                        "a number, which has no end of its own",
                        RawReply.of(head(200, "Connection: close") + "12").then(End.CLOSE),
                        "answered 200 (application/json): not the JSON of a run at $"),
                invalid(
                        "what is no JSON, without a length",
                        RawReply.of(head(200, "Connection: close") + "<html>").then(End.CLOSE),
                        "answered 200 (application/json): not the JSON of a run at $"),
                new Fault(
                        "a status that is none of HTTP",
                        RawReply.of(head(600, DATE, "X-Request-Id: req-7", "Content-Length: " + BUSY.length()) + BUSY),
                        false,
                        ApiException.class,
                        "answered 600: unexpected status",
                        Duration.ZERO,
                        Duration.ZERO),
                new Fault(
                        "hang before the headers",
                        RawReply.of("").then(End.HANG),
                        true,
                        RequestTimeoutException.class,
                        "reached its read timeout of 40 ms",
                        Duration.ZERO,
                        Duration.ofSeconds(1)),
                new Fault(
                        "hang in the body",
                        RawReply.of(length(WHOLE.length()) + HALF).then(End.HANG),
                        true,
                        RequestTimeoutException.class,
                        "reached its read timeout of 40 ms",
                        Duration.ZERO,
                        Duration.ofSeconds(1))));
        for (int status : new int[] {408, 429, 500, 502, 503, 504}) {
            Arrays.stream(RetryAfterForm.values())
                    .map(form -> status(status, form))
                    .forEach(all::add);
        }
        return all;
    }

    /** Returns true if the service has surely done nothing: then a create is sent again too. */
    boolean didNothing() {
        return reply == null || type == RateLimitException.class;
    }

    boolean hangs() {
        return type == RequestTimeoutException.class;
    }

    private static Fault broken(String name, @Nullable RawReply reply, String message) {
        return new Fault(name, reply, true, ConnectionException.class, message, Duration.ZERO, Duration.ofSeconds(1));
    }

    private static Fault invalid(String name, RawReply reply, String message) {
        return new Fault(name, reply, false, InvalidResponseException.class, message, Duration.ZERO, Duration.ZERO);
    }

    private static Fault status(int status, RetryAfterForm form) {
        String head = head(status, DATE, "X-Request-Id: req-7", form.header, "Content-Length: " + BUSY.length());
        return new Fault(
                status + ", Retry-After " + form,
                RawReply.of(head + BUSY),
                true,
                status == 408 ? ApiException.class : status == 429 ? RateLimitException.class : ServerException.class,
                "answered " + status + ": ",
                form.least,
                Durations.max(form.most, status == 429 || status == 503 ? PACE : Duration.ZERO));
    }

    private static String length(int length) {
        return head(200, "Content-Length: " + length);
    }

    private static RawReply zipped(int keep) {
        byte[] zip = Arrays.copyOf(RawReply.gzip(WHOLE), keep);
        return RawReply.of(head(200, "Content-Encoding: gzip", "Content-Length: " + keep))
                .then(zip);
    }

    @Override
    public String toString() {
        return name;
    }

    /** How an error answer says when to come back, and the delay that makes. */
    enum RetryAfterForm {
        NONE("X-None: none", 0, 1),
        SECONDS("Retry-After: 5", 5, 6),
        AT_ONCE("Retry-After: 0", 0, 0),
        DATE("Retry-After: Mon, 23 Nov 2026 10:00:20 GMT", 20, 24),
        PAST_DATE("Retry-After: Mon, 23 Nov 2026 09:00:00 GMT", 0, 0),
        ABSURD("Retry-After: 99999999999", 60, 72),
        NONSENSE("Retry-After: soon", 0, 1),
        NOT_ASCII("Retry-After: \u00e9", 0, 1);

        private final String header;
        private final Duration least;
        private final Duration most;

        RetryAfterForm(String header, int leastSeconds, int mostSeconds) {
            this.header = header;
            this.least = Duration.ofSeconds(leastSeconds);
            this.most = Duration.ofSeconds(mostSeconds);
        }
    }
}
