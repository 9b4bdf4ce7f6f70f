package ai.dataframer.client.simulation;

import ai.dataframer.client.AnonymizationRun;
import ai.dataframer.client.AnonymizationRuns;
import ai.dataframer.client.DataframerClient;
import ai.dataframer.client.DetectionMethod;
import ai.dataframer.client.NewAnonymizationRun;
import ai.dataframer.client.RequestOptions;
import ai.dataframer.client.polling.PollEvent;
import ai.dataframer.client.polling.PollListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The program that uses the client: starts calls and waits, ends some of them, and throws where it may. */
final class Program {
    private static final NewAnonymizationRun NEW_RUN = NewAnonymizationRun.builder()
            .datasetId(new UUID(2, 2))
            .piiTypes("email")
            .detectionMethod(DetectionMethod.HEURISTICS)
            .build();

    private final Loop loop;
    private final Service service;
    private final Calls calls;
    private final DataframerClient client;
    private final List<CompletableFuture<?>> futures = new ArrayList<>();

    Program(Loop loop, Service service, Calls calls, DataframerClient client) {
        this.loop = loop;
        this.service = service;
        this.calls = calls;
        this.client = client;
    }

    void start(Plan plan) {
        calls.started(plan);
        CompletableFuture<?> future = call(plan);
        futures.add(future);
        calls.watch(plan, future);
        Plan follower = plan.follower();
        if (follower != null) {
            future.whenComplete((value, failure) -> start(follower));
        }
        if (!future.isDone() && plan.touch() != Plan.Touch.NONE) {
            Loop.Task touch = loop.schedule(() -> touch(plan, future), plan.touchAfter());
            future.whenComplete((value, failure) -> touch.cancel(false));
        }
    }

    private CompletableFuture<?> call(Plan plan) {
        RequestOptions.Builder options = RequestOptions.builder()
                .header(Calls.HEADER, String.valueOf(plan.number()))
                .maxRetries(plan.maxRetries());
        if (plan.kind() != Plan.Kind.WAIT) {
            options.timeout(plan.limit());
        }
        AnonymizationRuns runs = client.anonymizationRuns().withOptions(options.build());
        var id = new UUID(0, plan.number());
        return switch (plan.kind()) {
            case WAIT -> wait(plan, runs, id);
            case RETRIEVE -> runs.retrieveAsync(id);
            case LIST -> runs.listAsync();
            case CREATE -> runs.createAsync(NEW_RUN);
        };
    }

    private CompletableFuture<AnonymizationRun> wait(Plan plan, AnonymizationRuns runs, UUID id) {
        var listener = new Listener(plan);
        CompletableFuture<AnonymizationRun> wait = runs.awaitCompletionAsync(id, plan.policy(), listener);
        listener.wait = wait;
        wait.whenComplete((run, failure) -> {
            if (run != null && !(run.isTerminal() && run.id().equals(id) && service.isOver(id))) {
                loop.trace().fault("call " + plan.number() + " ends with " + run + ", which is not over");
            }
        });
        return wait;
    }

    private static void touch(Plan plan, CompletableFuture<?> future) {
        switch (plan.touch()) {
            case CANCEL -> future.cancel(true);
            case COMPLETE -> future.complete(null);
            case FAIL -> future.completeExceptionally(new IllegalStateException("ended by the program"));
            case NONE -> {}
        }
    }

    /** Cancels every call that is under way. */
    void cancelAll() {
        loop.trace().add("the program cancels all calls");
        List.copyOf(futures).forEach(future -> future.cancel(true));
    }

    void close() {
        loop.trace().sorted(client::close);
        calls.closed();
    }

    /** Checks that the events of a wait come in order, and misbehaves as planned. */
    private final class Listener implements PollListener<AnonymizationRun> {
        private final Plan plan;
        private @Nullable CompletableFuture<?> wait;
        private int attempt;
        private boolean last;

        private Listener(Plan plan) {
            this.plan = plan;
        }

        @Override
        public void onPoll(PollEvent<AnonymizationRun> event) {
            if (event.attempt() <= attempt || last) {
                loop.trace().fault("call " + plan.number() + " reports poll " + event.attempt() + " after " + attempt);
            }
            attempt = event.attempt();
            last = event.nextDelay().isEmpty();
            switch (plan.listener()) {
                case LISTENS -> {}
                case THROWS -> throw new IllegalStateException("thrown by a listener");
                case CANCELS -> Objects.requireNonNull(wait).cancel(true);
                case CLOSES -> close();
            }
        }
    }
}
