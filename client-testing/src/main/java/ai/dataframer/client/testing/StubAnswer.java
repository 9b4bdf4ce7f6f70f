package ai.dataframer.client.testing;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * One answer of the service, as a step of a {@link StubRun}.
 *
 * <p>The service's contract lists the statuses 200, 401 and 404 and the shape of a run. {@link #rateLimited},
 * {@link #serverError} and the broken connections are what the network and its proxies add; whatever else breaks the
 * contract is called {@code offContract...}.
 *
 * <p>Immutable and thread-safe: the {@code with...} methods return a changed copy.
 */
public final class StubAnswer {
    /** Transformer parameters that tell a contract check what an answer is and whether it keeps to the contract. */
    static final String NAME = "dataframer-answer";

    static final String OFF_CONTRACT = "dataframer-off-contract";

    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
            .withZone(ZoneOffset.UTC);

    private final boolean hangs;
    private final Function<String, ResponseDefinitionBuilder> response;

    private StubAnswer(boolean hangs, Function<String, ResponseDefinitionBuilder> response) {
        this.hangs = hangs;
        this.response = response;
    }

    /** A run that is {@code PENDING}. */
    public static StubAnswer pending() {
        return run(RunBody.pending());
    }

    /** A run that is {@code PROCESSING}. */
    public static StubAnswer processing() {
        return run(RunBody.processing());
    }

    /** A run that has {@code SUCCEEDED}, with sample results and files. */
    public static StubAnswer succeeded() {
        return run(RunBody.succeeded().samples());
    }

    /** A run that has {@code FAILED} with this error message. */
    public static StubAnswer failed(String error) {
        return run(RunBody.failed(error));
    }

    /** A run with this body, which keeps to the contract. */
    public static StubAnswer run(RunBody run) {
        return onContract(run.status(), runId -> json(200, run.json(runId)));
    }

    /** A run with this JSON text as its body, which keeps to the contract. */
    public static StubAnswer run(String json) {
        return onContract("run as JSON text", runId -> json(200, json));
    }

    /** 201 with a run that was created just now. */
    static StubAnswer created(RunBody run) {
        return onContract("created", runId -> json(201, run.json(runId)));
    }

    /** 200 with this list of runs. */
    static StubAnswer list(String json) {
        return onContract("list", runId -> json(200, json));
    }

    /** 400, for a create that the test has no answer for. */
    static StubAnswer notStubbed() {
        return offContract(
                "create without a stub",
                runId -> json(400, "{\"detail\":\"no run is stubbed for this create: call onCreate(..)\"}"));
    }

    /** 401, for a key that is missing or wrong. The contract gives it no body. */
    public static StubAnswer unauthorized() {
        return onContract("unauthorized", runId -> aResponse().withStatus(401));
    }

    /** 404, for a run that doesn't exist. The contract gives it no body. */
    public static StubAnswer notFound() {
        return onContract("not found", runId -> aResponse().withStatus(404));
    }

    /** 429, without {@code Retry-After} unless {@linkplain #withRetryAfter(Duration) added}. */
    public static StubAnswer rateLimited() {
        return offContract("rate limited", runId -> json(429, "{\"detail\":\"Request was throttled.\"}"));
    }

    /** 500. */
    public static StubAnswer serverError() {
        return serverError(500);
    }

    /**
     * A server error with this status.
     *
     * @throws IllegalArgumentException if the status is not 500 to 599
     */
    public static StubAnswer serverError(int status) {
        if (status < 500 || status > 599) {
            throw new IllegalArgumentException("status must be 500 to 599: " + status);
        }
        return offContract("server error", runId -> json(status, "{\"detail\":\"Something went wrong.\"}"));
    }

    /** The connection is reset (TCP RST) instead of an answer. */
    public static StubAnswer connectionReset() {
        return fault(Fault.CONNECTION_RESET_BY_PEER);
    }

    /** The connection is closed without an answer. */
    public static StubAnswer emptyAnswer() {
        return fault(Fault.EMPTY_RESPONSE);
    }

    /** Bytes that aren't HTTP, then the connection is closed. */
    public static StubAnswer garbage() {
        return fault(Fault.RANDOM_DATA_THEN_CLOSE);
    }

    /** Status 200 and headers, then bytes that aren't a chunk, then the connection is closed. */
    public static StubAnswer malformedChunk() {
        return fault(Fault.MALFORMED_RESPONSE_CHUNK);
    }

    /**
     * No answer at all, on a connection that stays open until the stub service is reset or closed. At most some 100
     * requests can hang at a time.
     */
    public static StubAnswer hang() {
        return new StubAnswer(true, fault(Fault.EMPTY_RESPONSE).response);
    }

    /** A run, else as it should be, whose status is not in the contract. */
    public static StubAnswer offContractStatus(String status) {
        return offContractRun(RunBody.processing().with("status", status));
    }

    /** A run with this body, which need not keep to the contract. */
    public static StubAnswer offContractRun(RunBody run) {
        return offContract(run.status(), runId -> json(200, run.json(runId)));
    }

    /** Status 200, called JSON unless {@linkplain #withHeader said otherwise}, with any text as its body. */
    public static StubAnswer offContractBody(String body) {
        return offContract("body", runId -> json(200, body));
    }

    /** Whatever WireMock can answer. The builder must not be changed afterwards. */
    public static StubAnswer offContract(ResponseDefinitionBuilder response) {
        return offContract("other", runId -> ResponseDefinitionBuilder.like(response.build()));
    }

    /** Adds a response header. For {@code Content-Type} the last one counts. */
    public StubAnswer withHeader(String name, String value) {
        return changed(answer -> answer.withHeader(name, value));
    }

    /**
     * Adds {@code Retry-After} in seconds.
     *
     * @throws IllegalArgumentException if the delay is negative or not in whole seconds
     */
    public StubAnswer withRetryAfter(Duration delay) {
        if (delay.isNegative() || !delay.truncatedTo(ChronoUnit.SECONDS).equals(delay)) {
            throw new IllegalArgumentException("Retry-After must be a number of whole seconds: " + delay);
        }
        return withHeader("Retry-After", Long.toString(delay.toSeconds()));
    }

    /** Adds {@code Retry-After} as an HTTP date, which drops the fraction of a second. */
    public StubAnswer withRetryAfter(Instant time) {
        return withHeader("Retry-After", HTTP_DATE.format(time));
    }

    /** Keeps the answer back for this long, in milliseconds' precision. */
    public StubAnswer withDelay(Duration delay) {
        int millis = Math.toIntExact(delay.toMillis());
        return changed(answer -> answer.withFixedDelay(millis));
    }

    /** Sends the headers at once and the body in so many pieces, evenly over this time. */
    public StubAnswer withDribble(int pieces, Duration time) {
        int millis = Math.toIntExact(time.toMillis());
        return changed(answer -> answer.withChunkedDribbleDelay(pieces, millis));
    }

    /**
     * Announces a {@code Content-Length} that isn't the body's: after a body that is shorter the connection is closed, a
     * longer one runs over.
     */
    public StubAnswer withWrongContentLength(long length) {
        // The encoding says nothing new, but keeps the server from compressing, which would drop the length.
        return withHeader("Content-Length", Long.toString(length))
                .withHeader("Content-Encoding", "identity")
                .changed(StubAnswer::markOffContract);
    }

    boolean hangs() {
        return hangs;
    }

    ResponseDefinition response(String runId) {
        return response.apply(runId).build();
    }

    private StubAnswer changed(UnaryOperator<ResponseDefinitionBuilder> change) {
        return new StubAnswer(hangs, response.andThen(change));
    }

    private static StubAnswer fault(Fault fault) {
        return offContract(fault.name(), runId -> aResponse().withFault(fault));
    }

    private static StubAnswer onContract(String name, Function<String, ResponseDefinitionBuilder> response) {
        return new StubAnswer(false, response.andThen(answer -> answer.withTransformerParameter(NAME, name)));
    }

    private static StubAnswer offContract(String name, Function<String, ResponseDefinitionBuilder> response) {
        return onContract(name, response).changed(StubAnswer::markOffContract);
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
