package ai.dataframer.client.testing;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.google.gson.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * One answer of the service, as a step of a {@link StubRun}.
 *
 * <p>The service's contract lists the statuses 200, 401 and 404 and the shape of a run. {@link #rateLimited}, {@link
 * #serverError} and the broken connections imitate the network and its proxies. All other violations of the contract
 * are named {@code offContract...}.
 *
 * <p>Immutable and thread-safe: the {@code with...} methods return a changed copy.
 */
public final class StubAnswer {
    /** Transformer parameters for a contract check: the answer's name, and whether it conforms to the contract. */
    static final String NAME = "dataframer-answer";

    static final String OFF_CONTRACT = "dataframer-off-contract";

    private static final Pattern UUID_TEXT = Pattern.compile("[0-9a-f-]{36}");

    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
            .withZone(ZoneOffset.UTC);

    private static final String PLACE_OF_THE_ID = "{the run's id}";

    /** WireMock counts the milliseconds of a delay in 31 bits. */
    private static final Duration LONGEST_DELAY = Duration.ofMillis(Integer.MAX_VALUE);

    /** What an answer does besides its response. */
    private enum Kind {
        RUN,
        HANG,
        OTHER
    }

    private final Kind kind;
    private final Function<String, ResponseDefinitionBuilder> response;

    private StubAnswer(Kind kind, Function<String, ResponseDefinitionBuilder> response) {
        this.kind = kind;
        this.response = response;
    }

    /** {@return a {@code PENDING} run} */
    public static StubAnswer pending() {
        return run(RunBody.pending());
    }

    /** {@return a {@code PROCESSING} run} */
    public static StubAnswer processing() {
        return run(RunBody.processing());
    }

    /** {@return a {@code SUCCEEDED} run with sample results and files} */
    public static StubAnswer succeeded() {
        return run(RunBody.succeeded().samples());
    }

    /**
     * {@return a {@code FAILED} run}
     *
     * @param error the run's error message
     */
    public static StubAnswer failed(String error) {
        return run(RunBody.failed(Objects.requireNonNull(error, "error == null")));
    }

    /**
     * {@return a run with this body}
     *
     * @param run a body that conforms to the contract, as it is now
     */
    public static StubAnswer run(RunBody run) {
        return new StubAnswer(Kind.RUN, named(run.status(), body(run)));
    }

    /**
     * {@return a run with this JSON text as its body}
     *
     * @param json a body that conforms to the contract
     */
    public static StubAnswer run(String json) {
        Objects.requireNonNull(json, "json == null");
        return new StubAnswer(Kind.RUN, named("run as JSON text", runId -> json(200, json)));
    }

    /** Returns status 201 with a run that was just created. */
    static StubAnswer created(RunBody run) {
        return onContract("created", runId -> json(201, run.json(runId)));
    }

    /** Returns status 200 with this list of runs. */
    static StubAnswer list(String json) {
        return onContract("list", runId -> json(200, json));
    }

    /** Returns a dataset. */
    static StubAnswer dataset(int status, String json) {
        return onContract("dataset", id -> json(status, json));
    }

    /** Returns status 400, for an upload that cannot be read. */
    static StubAnswer badUpload(String problem) {
        var detail = new JsonObject();
        detail.addProperty("detail", problem);
        return offContract("upload that cannot be read", id -> json(400, detail.toString()));
    }

    /** Returns status 400, for a create without a stub. */
    static StubAnswer notStubbed() {
        return refused(
                400,
                "this create is not stubbed; for each create call onCreate(StubRun.of(runId)...) on the stub service");
    }

    /** Returns status 404, for a run without a stub. */
    static StubAnswer notStubbed(String runId) {
        String run = UUID_TEXT.matcher(runId).matches() ? "run " + runId : "this run";
        return refused(
                404,
                run
                        + " is not stubbed; call stub(StubRun.of(runId)...) on the stub service, or onCreate(..) and create it");
    }

    /** Returns status 400, for a request that may be one of several tests. */
    static StubAnswer ofNoTest() {
        return refused(
                400,
                "several tests run at once, and any of them may have sent this request;"
                        + " build the client in the test, with the baseUrl() that it has there");
    }

    /** The client's exceptions name the request id, and nothing else of the response. */
    private static StubAnswer refused(int status, String reason) {
        var body = new JsonObject();
        body.addProperty("detail", reason);
        return offContract(
                "no stub", runId -> json(status, body.toString()).withHeader("X-Request-Id", "none: " + reason));
    }

    /** {@return status 401 without a body, for a missing or wrong key} */
    public static StubAnswer unauthorized() {
        return onContract("unauthorized", runId -> aResponse().withStatus(401));
    }

    /** {@return status 404 without a body, for a run that does not exist} */
    public static StubAnswer notFound() {
        return onContract("not found", runId -> aResponse().withStatus(404));
    }

    /** {@return status 429, without {@code Retry-After} unless it is {@linkplain #withRetryAfter(Duration) added}} */
    public static StubAnswer rateLimited() {
        return offContract("rate limited", runId -> json(429, "{\"detail\":\"Request was throttled.\"}"));
    }

    /** {@return status 500} */
    public static StubAnswer serverError() {
        return serverError(500);
    }

    /**
     * {@return a server error with this status}
     *
     * @param status 500 to 599
     * @throws IllegalArgumentException if the status is not 500 to 599
     */
    public static StubAnswer serverError(int status) {
        if (status < 500 || status > 599) {
            throw new IllegalArgumentException("status must be 500 to 599: " + status);
        }
        return offContract("server error", runId -> json(status, "{\"detail\":\"Something went wrong.\"}"));
    }

    /** {@return a connection reset (TCP RST) instead of a response} */
    public static StubAnswer connectionReset() {
        return fault(Fault.CONNECTION_RESET_BY_PEER);
    }

    /** {@return a connection that is closed without a response} */
    public static StubAnswer emptyAnswer() {
        return fault(Fault.EMPTY_RESPONSE);
    }

    /** {@return bytes that are not HTTP, after which the connection is closed} */
    public static StubAnswer garbage() {
        return fault(Fault.RANDOM_DATA_THEN_CLOSE);
    }

    /** {@return status 200 and headers, then bytes that are not a chunk, after which the connection is closed} */
    public static StubAnswer malformedChunk() {
        return fault(Fault.MALFORMED_RESPONSE_CHUNK);
    }

    /**
     * {@return no response, on a connection that stays open until the stub service is reset or closed} About 100
     * requests can hang at a time.
     */
    public static StubAnswer hang() {
        return new StubAnswer(Kind.HANG, fault(Fault.EMPTY_RESPONSE).response);
    }

    /**
     * {@return a run with a status that is not in the contract}
     *
     * @param status the status
     */
    public static StubAnswer offContractStatus(String status) {
        Objects.requireNonNull(status, "status == null");
        return offContractRun(RunBody.processing().with("status", status));
    }

    /**
     * {@return a run with this body, which need not conform to the contract}
     *
     * @param run the body, as it is now
     */
    public static StubAnswer offContractRun(RunBody run) {
        return run(run).changed(StubAnswer::markOffContract);
    }

    /**
     * {@return status 200 with any text as its body, with the content type of JSON unless {@linkplain #withHeader
     * changed}}
     *
     * @param body the text
     */
    public static StubAnswer offContractBody(String body) {
        Objects.requireNonNull(body, "body == null");
        return offContract("body", runId -> json(200, body));
    }

    /**
     * {@return any answer that WireMock can give}
     *
     * @param response the answer, as it is now
     */
    public static StubAnswer offContract(ResponseDefinitionBuilder response) {
        Objects.requireNonNull(response, "response == null");
        ResponseDefinition answer = response.build();
        return offContract("other", runId -> ResponseDefinitionBuilder.like(answer));
    }

    /**
     * {@return this answer with another response header} For {@code Content-Type} the last value applies.
     *
     * @param name the header's name
     * @param value the header's value
     */
    public StubAnswer withHeader(String name, String value) {
        Objects.requireNonNull(name, "name == null");
        Objects.requireNonNull(value, "value == null");
        return changed(answer -> answer.withHeader(name, value));
    }

    /**
     * {@return this answer with {@code Retry-After} in seconds}
     *
     * @param delay whole seconds
     * @throws IllegalArgumentException if the delay is negative or not in whole seconds
     */
    public StubAnswer withRetryAfter(Duration delay) {
        if (delay.isNegative() || !delay.truncatedTo(ChronoUnit.SECONDS).equals(delay)) {
            throw new IllegalArgumentException("Retry-After must be a number of whole seconds: " + delay);
        }
        return withHeader("Retry-After", Long.toString(delay.toSeconds()));
    }

    /**
     * {@return this answer with {@code Retry-After} as an HTTP date}
     *
     * @param time the date; fractions of a second are dropped
     */
    public StubAnswer withRetryAfter(Instant time) {
        return withHeader("Retry-After", HTTP_DATE.format(time));
    }

    /**
     * {@return this answer, sent after a delay}
     *
     * @param delay the delay in real time, with a precision of milliseconds
     * @throws IllegalArgumentException if the delay is negative or longer than 24.8 days
     */
    public StubAnswer withDelay(Duration delay) {
        int millis = millis("delay", delay);
        return changed(answer -> answer.withFixedDelay(millis));
    }

    /**
     * {@return this answer, with the headers sent at once and the body in pieces}
     *
     * @param pieces number of pieces
     * @param time the real time over which they are spread evenly
     * @throws IllegalArgumentException if {@code pieces} is not positive, or the time is negative or longer than 24.8 days
     */
    public StubAnswer withDribble(int pieces, Duration time) {
        if (pieces < 1) {
            throw new IllegalArgumentException("pieces must be positive: " + pieces);
        }
        int millis = millis("time", time);
        return changed(answer -> answer.withChunkedDribbleDelay(pieces, millis));
    }

    /**
     * {@return this answer with a wrong {@code Content-Length}} If the body is shorter, the connection is closed after
     * it; a longer body runs over.
     *
     * @param length the announced length
     */
    public StubAnswer withWrongContentLength(long length) {
        // This encoding prevents compression, which would drop the length.
        return withHeader("Content-Length", Long.toString(length))
                .withHeader("Content-Encoding", "identity")
                .changed(StubAnswer::markOffContract);
    }

    boolean hangs() {
        return kind == Kind.HANG;
    }

    /** Returns this answer if it is not a run; otherwise throws, because it is none to {@code request}. */
    StubAnswer requireNoRun(String request) {
        if (kind == Kind.RUN) {
            throw new IllegalArgumentException("a run answers a poll, not " + request);
        }
        return this;
    }

    ResponseDefinition response(String runId) {
        return response.apply(runId).build();
    }

    private StubAnswer changed(UnaryOperator<ResponseDefinitionBuilder> change) {
        return new StubAnswer(kind, response.andThen(change));
    }

    private static int millis(String name, Duration time) {
        if (time.isNegative() || time.compareTo(LONGEST_DELAY) > 0) {
            throw new IllegalArgumentException(name + " must be from 0 to " + LONGEST_DELAY + ": " + time);
        }
        return (int) time.toMillis();
    }

    private static StubAnswer fault(Fault fault) {
        return offContract(fault.name(), runId -> aResponse().withFault(fault));
    }

    private static StubAnswer onContract(String name, Function<String, ResponseDefinitionBuilder> response) {
        return new StubAnswer(Kind.OTHER, named(name, response));
    }

    private static StubAnswer offContract(String name, Function<String, ResponseDefinitionBuilder> response) {
        return onContract(name, response).changed(StubAnswer::markOffContract);
    }

    private static Function<String, ResponseDefinitionBuilder> named(
            String name, Function<String, ResponseDefinitionBuilder> response) {
        return response.andThen(answer -> answer.withTransformerParameter(NAME, name));
    }

    /** Copies the body, which may be changed later. */
    private static Function<String, ResponseDefinitionBuilder> body(RunBody run) {
        String json = run.json(PLACE_OF_THE_ID);
        return runId -> json(200, json.replace(PLACE_OF_THE_ID, runId));
    }

    private static ResponseDefinitionBuilder markOffContract(ResponseDefinitionBuilder answer) {
        return answer.withTransformerParameter(OFF_CONTRACT, true);
    }

    private static ResponseDefinitionBuilder json(int status, String body) {
        return aResponse()
                .withStatus(status)
                .withHeader("Content-Type", "application/json")
                .withBody(body);
    }
}
