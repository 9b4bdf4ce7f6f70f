package ai.dataframer.client.simulation;

import ai.dataframer.client.AnonymizationRun;
import ai.dataframer.client.AnonymizationRunSummary;
import ai.dataframer.client.AnonymizationRuns;
import ai.dataframer.client.ApiResponse;
import ai.dataframer.client.DataframerClient;
import ai.dataframer.client.DetectionMethod;
import ai.dataframer.client.NewAnonymizationRun;
import ai.dataframer.client.NewSeedDataset;
import ai.dataframer.client.RequestOptions;
import ai.dataframer.client.SeedDataset;
import ai.dataframer.client.UploadFile;
import ai.dataframer.client.polling.PollEvent;
import ai.dataframer.client.polling.PollListener;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The program that uses the client: starts calls and waits, ends some of them, and throws where it may. */
final class Program {
    private static final NewAnonymizationRun NEW_RUN = NewAnonymizationRun.builder()
            .datasetId(new UUID(2, 2))
            .piiTypes("email")
            .detectionMethod(DetectionMethod.HEURISTICS)
            .build();

    private static final int FILE_SIZE = 1000;

    private final Loop loop;
    private final Events events;
    private final Service service;
    private final Calls calls;
    private final Targets targets;
    private final DataframerClient client;
    private final boolean asksForKey;
    private final List<CompletableFuture<?>> futures = new ArrayList<>();
    private final List<Plan> plans = new ArrayList<>();

    Program(
            Loop loop,
            Events events,
            Service service,
            Calls calls,
            Targets targets,
            DataframerClient client,
            boolean asksForKey) {
        this.loop = loop;
        this.events = events;
        this.service = service;
        this.calls = calls;
        this.targets = targets;
        this.client = client;
        this.asksForKey = asksForKey;
    }

    void start(Plan plan) {
        calls.started(plan, !asksForKey || !plan.account().isEmpty());
        CompletableFuture<?> future = call(plan);
        futures.add(future);
        plans.add(plan);
        future.whenComplete((value, failure) -> calls.ended(plan, value == null ? null : words(value), failure));
        Plan follower = plan.follower();
        if (follower != null && events.happens("call " + follower.number())) {
            future.whenComplete((value, failure) -> start(follower));
        }
        if (!future.isDone() && plan.touch() != Plan.Touch.NONE) {
            Loop.Task touch = loop.schedule(() -> touch(plan, future), plan.touchAfter());
            future.whenComplete((value, failure) -> touch.cancel(false));
        }
    }

    private CompletableFuture<?> call(Plan plan) {
        RequestOptions.Builder builder = RequestOptions.builder()
                .header(Calls.HEADER, String.valueOf(plan.number()))
                .maxRetries(plan.maxRetries());
        if (!plan.account().isEmpty()) {
            builder.apiKey("key-" + plan.account());
        }
        if (plan.kind() != Plan.Kind.WAIT) {
            builder.timeout(plan.limit());
        }
        RequestOptions options = builder.build();
        AnonymizationRuns runs = client.anonymizationRuns().withOptions(options);
        var id = new UUID(0, plan.number());
        return switch (plan.kind()) {
            case WAIT -> wait(plan, runs, id);
            case RETRIEVE -> runs.retrieveAsync(id);
            case LIST -> runs.listAsync();
            case CREATE -> runs.createAsync(NEW_RUN);
            case GET -> client.raw().withOptions(options).getAsync("api/texts/");
            case SEND -> client.raw().withOptions(options).sendAsync("POST", "api/changes/", "{}");
            case UPLOAD -> client.seedDatasets().withOptions(options).createAsync(dataset(plan.file()));
            case DATASET -> client.seedDatasets().withOptions(options).retrieveAsync(id);
            case DOWNLOAD -> {
                String host = plan.account().equals(Plan.ELSEWHERE) ? "http://127.0.0.2/" : "";
                yield client.raw()
                        .withOptions(options)
                        .downloadAsync(host + "files/" + plan.number(), targets.of(plan.number()));
            }
        };
    }

    private CompletableFuture<AnonymizationRun> wait(Plan plan, AnonymizationRuns runs, UUID id) {
        var listener = new Listener(plan);
        CompletableFuture<AnonymizationRun> wait = runs.awaitCompletionAsync(id, plan.policy(), listener);
        listener.wait = wait;
        wait.whenComplete((run, failure) -> {
            if (run != null && !(run.isTerminal() && run.id().equals(id) && service.isOver(id))) {
                calls.fault(plan, "ends with " + run + ", which is not over");
            }
            if (!calls.isTouched(plan) && !calls.areClosed() && loop.slack() == 0) {
                listener.checkLast(failure);
            }
        });
        return wait;
    }

    private static NewSeedDataset dataset(Plan.File file) {
        return NewSeedDataset.builder()
                .name("tickets")
                .file(UploadFile.of("tickets.csv", FILE_SIZE, () -> switch (file) {
                    case WHOLE -> new ByteArrayInputStream(new byte[FILE_SIZE]);
                    case SHORT -> new ByteArrayInputStream(new byte[FILE_SIZE / 2]);
                    case UNREADABLE -> throw new IOException("unreadable");
                    case THROWS -> throw new Thrown("a file");
                }))
                .build();
    }

    /** Returns the value as the service means it. */
    private String words(Object value) {
        if (value instanceof AnonymizationRun run) {
            return run.id() + " " + run.statusAsString();
        }
        if (value instanceof List<?> runs) {
            return runs.stream()
                    .map(AnonymizationRunSummary.class::cast)
                    .map(run -> run.id() + " " + run.statusAsString())
                    .collect(Collectors.joining(", "));
        }
        if (value instanceof ApiResponse<?> response) {
            return String.valueOf(response.body());
        }
        if (value instanceof SeedDataset dataset) {
            return "dataset " + dataset.id();
        }
        return targets.read(value);
    }

    private void touch(Plan plan, CompletableFuture<?> future) {
        if (!events.happens("call " + plan.number() + " is ended by the program")) {
            return;
        }
        calls.touched(plan);
        switch (plan.touch()) {
            case CANCEL -> future.cancel(true);
            case COMPLETE -> future.complete(null);
            case FAIL -> future.completeExceptionally(new Thrown("the program"));
            case NONE -> {}
        }
    }

    /** Cancels every call that is under way. */
    void cancelAll() {
        if (events.happens("the program cancels all calls")) {
            loop.trace().add("the program cancels all calls");
            List.copyOf(plans).forEach(calls::touched);
            List.copyOf(futures).forEach(future -> future.cancel(true));
        }
    }

    void close() {
        client.close();
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
            if (last || (loop.slack() == 0 ? event.attempt() != attempt + 1 : event.attempt() <= attempt)) {
                calls.fault(plan, "reports poll " + event.attempt() + " after " + attempt);
            }
            attempt = event.attempt();
            last = event.nextDelay().isEmpty();
            if (plan.listener() == Plan.Listener.LISTENS
                    || !events.happens("the listener of call " + plan.number() + " " + plan.listener())) {
                return;
            }
            switch (plan.listener()) {
                case LISTENS -> {}
                case THROWS -> throw new Thrown("a listener");
                case CANCELS -> {
                    calls.touched(plan);
                    Objects.requireNonNull(wait).cancel(true);
                }
                case CLOSES -> close();
            }
        }

        private void checkLast(@Nullable Throwable failure) {
            if (attempt > 0 && !last && !(failure instanceof Thrown)) {
                calls.fault(plan, "ends, although its last event says that another poll follows");
            }
        }
    }
}
