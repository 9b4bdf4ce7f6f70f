package ai.dataframer.client;

import ai.dataframer.client.errors.ApiException;
import ai.dataframer.client.internal.http.Answer;
import ai.dataframer.client.internal.http.CallOptions;
import ai.dataframer.client.internal.http.Operation;
import ai.dataframer.client.internal.http.Transport;
import ai.dataframer.client.internal.runs.RawRun;
import ai.dataframer.client.internal.runs.RunData;
import ai.dataframer.client.internal.runs.RunOperations;
import ai.dataframer.client.polling.PollListener;
import ai.dataframer.client.polling.Poller;
import ai.dataframer.client.polling.PollingPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The anonymization runs of an account ({@code /api/dataframer/anonymization-runs/} in the contract). Safe for use by many threads.
 *
 * <p>Every method but {@link #create} and those that wait sends its request again when that may help (twice by default, see {@link DataframerClient.Builder#maxRetries}),
 * and throws a {@link ai.dataframer.client.errors.DataframerException} when it has no answer to give:
 * {@link ai.dataframer.client.errors.ApiException} or a type below it for a status other than 2xx,
 * {@link ai.dataframer.client.errors.ConnectionException} if no whole answer came, and
 * {@link ai.dataframer.client.errors.InvalidResponseException} if the answer is not the contract's. After
 * {@link DataframerClient#close()} each throws {@link IllegalStateException}. A future fails with the same exceptions.
 * Cancelling it cancels the request, the timer and the wait behind it.
 */
public final class AnonymizationRuns {
    private static final int UUID_LENGTH = 36;

    private final Transport transport;
    private final RunOperations operations;
    private final CallOptions settings;

    AnonymizationRuns(Transport transport, RunOperations operations, CallOptions settings) {
        this.transport = transport;
        this.operations = operations;
        this.settings = settings;
    }

    /**
     * Returns the same calls under {@code options}, waits included; what {@code options} leaves open stays as it is here. A poll is
     * one request whatever {@link RequestOptions#maxRetries()} says: a wait goes on after a failed poll anyway.
     */
    public AnonymizationRuns withOptions(RequestOptions options) {
        Objects.requireNonNull(options, "options == null");
        return new AnonymizationRuns(transport, operations, options.over(settings));
    }

    /**
     * Creates a run and returns it as it is at its birth, usually {@link RunStatus#PENDING}; wait for it with
     * {@code awaitCompletion(run.id())}.
     *
     * <p>A create is never sent twice if the first may have been carried out: the service knows no key that would tell it so. It is
     * sent again, as often as other requests, where the service surely did nothing: no connection, one that the service had closed
     * before, a refused stream, status 429. After any other failure of the connection, status 408 or 5xx, or an answer that is not
     * the contract's, the exception says that the run may exist, and {@code isTransient()} is false. Then look for it:
     *
     * <pre>{@code
     * Instant begin = Instant.now();
     * try {
     *     return runs.create(run);
     * } catch (DataframerException e) {
     *     if (e.isTransient()) {
     *         throw e; // nothing was created: create it again later
     *     }
     *     return runs.list().stream()
     *             .filter(found -> found.datasetId().equals(Optional.of(datasetId)))
     *             .filter(found -> found.createdAt().filter(begin::isBefore).isPresent())
     *             .findFirst()
     *             .map(found -> runs.retrieve(found.id()))
     *             .orElseThrow(() -> e);
     * }
     * }</pre>
     */
    public AnonymizationRun create(NewAnonymizationRun run) {
        return transport.execute(creation(run), settings);
    }

    /** Returns a future of what {@link #create} returns. Cancelling it does not undo what the service has done already. */
    public CompletableFuture<AnonymizationRun> createAsync(NewAnonymizationRun run) {
        return transport.enqueue(creation(run), settings);
    }

    /**
     * Returns the runs of the account, unmodifiable, in the service's order. The contract knows no paging: the service sends what it
     * sends.
     */
    public List<AnonymizationRunSummary> list() {
        return transport.execute(listing(), settings);
    }

    /** Returns a future of what {@link #list} returns. */
    public CompletableFuture<List<AnonymizationRunSummary>> listAsync() {
        return transport.enqueue(listing(), settings);
    }

    /** Returns the run as it is now. */
    public AnonymizationRun retrieve(UUID runId) {
        return transport.execute(retrieval(runId), settings);
    }

    /**
     * Returns the run as it is now.
     *
     * @throws IllegalArgumentException if {@code runId} is not a UUID of 36 characters
     */
    public AnonymizationRun retrieve(String runId) {
        return retrieve(parse(runId));
    }

    /** Returns a future of the run as it is now. */
    public CompletableFuture<AnonymizationRun> retrieveAsync(UUID runId) {
        return transport.enqueue(retrieval(runId), settings);
    }

    /** Returns the run as it is now, with the status, the headers and the exact text of the answer. */
    public ApiResponse<AnonymizationRun> retrieveWithResponse(UUID runId) {
        return transport.execute(retrievalWithResponse(runId), settings);
    }

    /** Returns a future of what {@link #retrieveWithResponse} returns. */
    public CompletableFuture<ApiResponse<AnonymizationRun>> retrieveWithResponseAsync(UUID runId) {
        return transport.enqueue(retrievalWithResponse(runId), settings);
    }

    /**
     * Reads the run as it is now, hands its entities to {@code onEntity} one by one, in the service's order, while they arrive, and
     * returns the run with everything but the entities. Any number of them fits into a small heap.
     *
     * <p>No entity is handed over twice: a connection that breaks after the first one is not opened again, and the
     * {@link ai.dataframer.client.errors.ConnectionException} says how many there were. Whatever {@code onEntity} throws ends the
     * call, closes the connection and reaches the caller as it is. The time that {@code onEntity} takes counts towards the
     * {@linkplain DataframerClient.Builder#callTimeout limit of the call}.
     *
     * @param onEntity is called on this thread
     */
    public AnonymizationRun retrieveStreaming(UUID runId, Consumer<? super DetectedEntity> onEntity) {
        Objects.requireNonNull(onEntity, "onEntity == null");
        var streaming =
                operations.retrieveStreaming(requireId(runId), entity -> onEntity.accept(new DetectedEntity(entity)));
        return transport.execute(streaming.map(AnonymizationRuns::toRun), settings);
    }

    /** Waits for the run's end under {@link PollingPolicy#defaults()}; see the overload with a listener. */
    public AnonymizationRun awaitCompletion(UUID runId) {
        return awaitCompletion(runId, PollingPolicy.defaults());
    }

    /**
     * Waits for the run's end under {@link PollingPolicy#defaults()}; see the overload with a listener.
     *
     * @throws IllegalArgumentException if {@code runId} is not a UUID of 36 characters
     */
    public AnonymizationRun awaitCompletion(String runId) {
        return awaitCompletion(parse(runId));
    }

    /** Waits for the run's end under {@code policy}; see the overload with a listener. */
    public AnonymizationRun awaitCompletion(UUID runId, PollingPolicy policy) {
        return awaitCompletion(runId, policy, event -> {});
    }

    /**
     * Waits until the run {@linkplain AnonymizationRun#isTerminal() has ended}, and returns it, whether it has succeeded or failed.
     * The first poll is at once, and each poll is one request. Transient failures end the wait only when no poll has succeeded for
     * {@link PollingPolicy#maxOutage()}; any other failure ends it at once.
     *
     * @param listener is told of every poll
     * @throws ai.dataframer.client.polling.PollTimeoutException at the policy's deadline, even with a request under way; it keeps
     *     the last run seen
     * @throws ai.dataframer.client.polling.PollInterruptedException if this thread is interrupted; its interrupt flag is set
     */
    public AnonymizationRun awaitCompletion(UUID runId, PollingPolicy policy, PollListener<AnonymizationRun> listener) {
        return poller(runId, policy, listener).await();
    }

    /** Returns a future of the run at its end, under {@link PollingPolicy#defaults()}. */
    public CompletableFuture<AnonymizationRun> awaitCompletionAsync(UUID runId) {
        return awaitCompletionAsync(runId, PollingPolicy.defaults());
    }

    /** Returns a future of the run at its end, under {@code policy}. */
    public CompletableFuture<AnonymizationRun> awaitCompletionAsync(UUID runId, PollingPolicy policy) {
        return awaitCompletionAsync(runId, policy, event -> {});
    }

    /**
     * Returns a future of the run at its end: {@link #awaitCompletion(UUID, PollingPolicy, PollListener)} without a thread of its
     * own.
     */
    public CompletableFuture<AnonymizationRun> awaitCompletionAsync(
            UUID runId, PollingPolicy policy, PollListener<AnonymizationRun> listener) {
        return poller(runId, policy, listener).awaitAsync();
    }

    private Operation<AnonymizationRun> creation(NewAnonymizationRun run) {
        Objects.requireNonNull(run, "run == null");
        return operations.create(run.data()).map(AnonymizationRuns::toRun);
    }

    private Operation<List<AnonymizationRunSummary>> listing() {
        return operations
                .list()
                .map(runs -> runs.stream().map(AnonymizationRunSummary::new).toList());
    }

    private Operation<AnonymizationRun> retrieval(UUID runId) {
        return operations.retrieve(requireId(runId)).map(AnonymizationRuns::toRun);
    }

    private Operation<ApiResponse<AnonymizationRun>> retrievalWithResponse(UUID runId) {
        return operations.retrieveRaw(requireId(runId)).map(AnonymizationRuns::toResponse);
    }

    private Poller<AnonymizationRun> poller(UUID runId, PollingPolicy policy, PollListener<AnonymizationRun> listener) {
        Operation<AnonymizationRun> retrieval = retrieval(runId);
        var polls = new Polls(
                limit -> transport.enqueue(retrieval, settings.forPoll(limit)), transport.scheduler(), policy);
        return Poller.asyncBuilder(polls, AnonymizationRun::isTerminal)
                .policy(policy)
                .listener(listener)
                .minimumDelay(AnonymizationRun::retryAfter, AnonymizationRuns::retryAfter)
                .description(last -> "run " + runId
                        + last.map(run -> " still " + run.statusAsString()).orElse(" not seen"))
                .scheduler(transport.scheduler())
                .onStart(transport::track)
                .build();
    }

    private static AnonymizationRun toRun(Answer<RunData> answer) {
        return new AnonymizationRun(answer.body(), answer.retryAfter());
    }

    private static ApiResponse<AnonymizationRun> toResponse(Answer<RawRun> answer) {
        var run = new AnonymizationRun(answer.body().run(), answer.retryAfter());
        return new ApiResponse<>(answer, run, answer.body().text());
    }

    private static Duration retryAfter(Throwable failure) {
        return failure instanceof ApiException answer ? answer.retryAfter().orElse(Duration.ZERO) : Duration.ZERO;
    }

    private static UUID requireId(UUID runId) {
        return Objects.requireNonNull(runId, "runId == null");
    }

    /** UUID.fromString alone takes {@code 1-1-1-1-1} too. */
    private static UUID parse(String runId) {
        Objects.requireNonNull(runId, "runId == null");
        if (runId.length() == UUID_LENGTH) {
            try {
                UUID id = UUID.fromString(runId);
                if (id.toString().equalsIgnoreCase(runId)) {
                    return id;
                }
            } catch (IllegalArgumentException e) {
                throw notAnId(runId, e);
            }
        }
        throw notAnId(runId, null);
    }

    private static IllegalArgumentException notAnId(String runId, @Nullable Throwable cause) {
        return new IllegalArgumentException(
                "run id must be a UUID such as 182bd5e5-6e1a-4fe4-a799-aa6d9a6ab26e: " + runId, cause);
    }
}
