package ai.dataframer.client;

import ai.dataframer.client.errors.ApiException;
import ai.dataframer.client.internal.http.Answer;
import ai.dataframer.client.internal.http.CallOptions;
import ai.dataframer.client.internal.http.Operation;
import ai.dataframer.client.internal.http.Transport;
import ai.dataframer.client.internal.runs.RawRun;
import ai.dataframer.client.internal.runs.RunData;
import ai.dataframer.client.internal.runs.RunOperations;
import ai.dataframer.client.internal.threads.ProgramFuture;
import ai.dataframer.client.polling.PollListener;
import ai.dataframer.client.polling.Poller;
import ai.dataframer.client.polling.PollingPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * The anonymization runs of an account ({@code /api/dataframer/anonymization-runs/} in the contract). Thread-safe.
 *
 * <p>A request that fails with a transient failure is retried, twice by default (see {@link
 * DataframerClient.Builder#maxRetries(int) maxRetries}), unless it is a poll of a wait or a {@linkplain #create create}
 * that the service may have carried out. If a call still has no result, it throws a {@link
 * ai.dataframer.client.errors.DataframerException}:
 *
 * <ul>
 * <li>{@link ai.dataframer.client.errors.ApiException} or a subclass for a status outside 2xx;
 * <li>{@link ai.dataframer.client.errors.ConnectionException} if no complete response arrived;
 * <li>{@link ai.dataframer.client.errors.InvalidResponseException} if the response does not match the contract.
 * </ul>
 *
 * <p>After {@link DataframerClient#close()} every call throws {@link IllegalStateException}. Null arguments are
 * rejected with a {@link NullPointerException}. An asynchronous call returns a future that fails with the same
 * exceptions; cancelling the future cancels the wait, its timer and the request in flight.
 */
public final class AnonymizationRuns {
    private final Transport transport;
    private final RunOperations operations;
    private final CallOptions settings;

    AnonymizationRuns(Transport transport, RunOperations operations, CallOptions settings) {
        this.transport = transport;
        this.operations = operations;
        this.settings = settings;
    }

    /**
     * {@return the same calls, waits included, with these options} Options that are not set keep their current value. The
     * timeout limits each poll of a wait, not the wait, which {@link PollingPolicy#timeout()} limits. A poll is always a
     * single request, whatever {@link RequestOptions#maxRetries()} is: the wait goes on after a transient failure anyway.
     *
     * @param options the options to apply
     */
    public AnonymizationRuns withOptions(RequestOptions options) {
        Objects.requireNonNull(options, "options == null");
        return new AnonymizationRuns(transport, operations, options.over(settings));
    }

    /**
     * Creates a run and returns it as the service created it, usually {@link RunStatus#PENDING}. Use {@code
     * awaitCompletion(run.id())} to wait for its end.
     *
     * <p>A create is never sent twice if the service may have carried out the first request: the service has no
     * idempotency key. It is retried, as often as other requests, only if the service surely did nothing: no
     * connection, a connection that the service had closed before the request was sent, a refused stream, or status
     * 429. After any other connection failure, also one that an interceptor reports, status 408 or 5xx, or a response that
     * does not match the contract, the message says that the run may exist, and {@code isTransient()} is false. Look for
     * the run before you create it again:
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
     *
     * @param run the run to create
     * @return the new run
     */
    public AnonymizationRun create(NewAnonymizationRun run) {
        return transport.execute(creation(run), settings);
    }

    /**
     * Creates a run asynchronously; see {@link #create create}. Cancelling the future does not undo what the service
     * has already done.
     *
     * @param run the run to create
     * @return a future of the new run
     */
    public CompletableFuture<AnonymizationRun> createAsync(NewAnonymizationRun run) {
        return transport.enqueue(creation(run), settings);
    }

    /**
     * {@return the runs of the account, unmodifiable, in the service's order} The contract has no paging: the list
     * contains what the service sends.
     */
    public List<AnonymizationRunSummary> list() {
        return transport.execute(listing(), settings);
    }

    /** {@return a future of the runs of the account; see {@link #list}} */
    public CompletableFuture<List<AnonymizationRunSummary>> listAsync() {
        return transport.enqueue(listing(), settings);
    }

    /**
     * {@return the run in its current state}
     *
     * @param runId the run's id
     */
    public AnonymizationRun retrieve(UUID runId) {
        return transport.execute(retrieval(runId), settings);
    }

    /**
     * {@return a future of the run in its current state}
     *
     * @param runId the run's id
     */
    public CompletableFuture<AnonymizationRun> retrieveAsync(UUID runId) {
        return transport.enqueue(retrieval(runId), settings);
    }

    /**
     * {@return the run in its current state, with the status, the headers and the exact text of the response}
     *
     * @param runId the run's id
     */
    public ApiResponse<AnonymizationRun> retrieveWithResponse(UUID runId) {
        return transport.execute(retrievalWithResponse(runId), settings);
    }

    /**
     * {@return a future of the run in its current state, with the status, the headers and the exact text of the
     * response}
     *
     * @param runId the run's id
     */
    public CompletableFuture<ApiResponse<AnonymizationRun>> retrieveWithResponseAsync(UUID runId) {
        return transport.enqueue(retrievalWithResponse(runId), settings);
    }

    /**
     * Reads the run in its current state and passes its entities to {@code onEntity} one by one, in the service's
     * order, as they arrive. Memory use stays constant, whatever the number of entities.
     *
     * <p>No entity is passed twice: if the connection breaks after the first entity, the request is not retried, and
     * the {@link ai.dataframer.client.errors.ConnectionException} states how many entities were passed. An exception
     * from {@code onEntity} ends the call, closes the connection and reaches the caller unchanged. The time spent in
     * {@code onEntity} counts towards the {@linkplain DataframerClient.Builder#callTimeout(java.time.Duration) call
     * timeout}, which ends the call when it reads from the network: once all bytes have arrived, a slow {@code onEntity}
     * no longer makes the call fail.
     *
     * @param runId the run's id
     * @param onEntity called on the caller's thread
     * @return the run with everything but its entities
     */
    public AnonymizationRun retrieveStreaming(UUID runId, Consumer<? super DetectedEntity> onEntity) {
        Objects.requireNonNull(onEntity, "onEntity == null");
        var streaming =
                operations.retrieveStreaming(requireId(runId), entity -> onEntity.accept(new DetectedEntity(entity)));
        return transport.execute(streaming.map(AnonymizationRuns::toRun), settings);
    }

    /**
     * Waits for the end of the run under {@link PollingPolicy#defaults()}; see {@link #awaitCompletion(UUID,
     * PollingPolicy, PollListener)}.
     *
     * @param runId the run's id
     * @return the run, which has ended
     */
    public AnonymizationRun awaitCompletion(UUID runId) {
        return awaitCompletion(runId, PollingPolicy.defaults());
    }

    /**
     * Waits for the end of the run; see {@link #awaitCompletion(UUID, PollingPolicy, PollListener)}.
     *
     * @param runId the run's id
     * @param policy the deadline and the delays between polls
     * @return the run, which has ended
     */
    public AnonymizationRun awaitCompletion(UUID runId, PollingPolicy policy) {
        return poller(runId, policy).build().await();
    }

    /**
     * Waits until the run's status {@linkplain AnonymizationRun#isTerminal() is terminal} and returns the run: succeeded,
     * failed or canceled. The first poll happens at once, and each poll is a single request. Transient failures end
     * the wait only once all polls have failed for {@link PollingPolicy#maxOutage()}; any other failure ends it at
     * once.
     *
     * @param runId the run's id
     * @param policy the deadline and the delays between polls
     * @param listener receives every poll
     * @return the run, which has ended
     * @throws ai.dataframer.client.polling.PollTimeoutException at the policy's deadline, even while a request is in
     *     flight; it holds the last run seen
     * @throws ai.dataframer.client.polling.PollInterruptedException if this thread is interrupted; its interrupt flag
     *     is set again
     */
    public AnonymizationRun awaitCompletion(UUID runId, PollingPolicy policy, PollListener<AnonymizationRun> listener) {
        return poller(runId, policy).listener(listener).build().await();
    }

    /**
     * Waits asynchronously for the end of the run under {@link PollingPolicy#defaults()}.
     *
     * @param runId the run's id
     * @return a future of the run, which has ended
     */
    public CompletableFuture<AnonymizationRun> awaitCompletionAsync(UUID runId) {
        return awaitCompletionAsync(runId, PollingPolicy.defaults());
    }

    /**
     * Waits asynchronously for the end of the run.
     *
     * @param runId the run's id
     * @param policy the deadline and the delays between polls
     * @return a future of the run, which has ended
     */
    public CompletableFuture<AnonymizationRun> awaitCompletionAsync(UUID runId, PollingPolicy policy) {
        return poller(runId, policy).build().awaitAsync();
    }

    /**
     * Waits asynchronously for the end of the run, without a thread of its own; see
     * {@link #awaitCompletion(UUID, PollingPolicy, PollListener)}.
     *
     * @param runId the run's id
     * @param policy the deadline and the delays between polls
     * @param listener receives every poll
     * @return a future of the run, which has ended
     */
    public CompletableFuture<AnonymizationRun> awaitCompletionAsync(
            UUID runId, PollingPolicy policy, PollListener<AnonymizationRun> listener) {
        return poller(runId, policy).listener(listener).build().awaitAsync();
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

    private Poller.Builder<AnonymizationRun> poller(UUID runId, PollingPolicy policy) {
        Operation<AnonymizationRun> retrieval = retrieval(runId);
        var polls =
                new Polls(limit -> transport.poll(retrieval, settings.forPoll(limit)), transport.scheduler(), policy);
        return Poller.asyncBuilder(polls, AnonymizationRun::isTerminal)
                .policy(policy)
                .minimumDelay(run -> run.retryAfter().orElse(Duration.ZERO), AnonymizationRuns::retryAfter)
                .description(last -> "run " + runId
                        + last.map(run -> " still " + run.statusAsString()).orElse(" not seen"))
                .scheduler(transport.scheduler())
                .onStart(wait -> transport.track(ProgramFuture.sourceOf(wait)));
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
}
