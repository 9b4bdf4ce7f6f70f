package ai.dataframer.examples;

import ai.dataframer.client.AnonymizationRun;
import ai.dataframer.client.DataframerClient;
import ai.dataframer.client.NewAnonymizationRun;
import ai.dataframer.client.RunFailedException;
import ai.dataframer.client.errors.AuthenticationException;
import ai.dataframer.client.errors.BadRequestException;
import ai.dataframer.client.errors.DataframerException;
import ai.dataframer.client.errors.NotFoundException;
import ai.dataframer.client.errors.PermissionDeniedException;
import ai.dataframer.client.polling.PollingPolicy;
import ai.dataframer.client.scheduling.Scheduler;
import ai.dataframer.client.scheduling.SystemScheduler;
import ai.dataframer.client.testing.DataframerStubs;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Creates an anonymization run, or takes an existing one, waits for its end, and prints its results.
 *
 * <p>With {@code DATAFRAMER_API_KEY} and {@linkplain Arguments arguments} it uses the DataFramer service; with neither it shows a
 * {@linkplain DemoRun made-up run} on its own stub service. With {@code waits} it shows {@linkplain FleetDemo many waits} on a stub
 * service. Its exit code is
 *
 * <ul>
 *   <li>0 if the run, or each of the runs, succeeded;
 *   <li>1 if it failed or was canceled;
 *   <li>2 if an argument or the API key is missing or wrong;
 *   <li>3 if the outcome is unknown, because of the deadline or a failure of the service.
 * </ul>
 */
public final class AwaitRun {
    private static final int SUCCEEDED = 0;
    private static final int FAILED = 1;
    private static final int CANNOT_ASK = 2;
    private static final int NOT_KNOWN = 3;

    private static final String NO_KEY =
            "DATAFRAMER_API_KEY is not set: set it to use the service, or pass no arguments to see the demo";
    private static final String NO_ARGUMENTS = "nothing to do: wait for a run with -Drun=RUN_ID, or create one with"
            + " -Ddataset=DATASET_ID -Dtypes=email,first_name; or unset DATAFRAMER_API_KEY to see the demo";

    private final Map<String, String> environment;
    private final Supplier<DataframerClient> service;
    private final PollingPolicy policy;
    private final Scheduler scheduler;
    private final Screen screen;

    AwaitRun(
            Map<String, String> environment,
            Supplier<DataframerClient> service,
            PollingPolicy policy,
            Scheduler scheduler,
            Screen screen) {
        this.environment = environment;
        this.service = service;
        this.policy = policy;
        this.scheduler = scheduler;
        this.screen = screen;
    }

    public static void main(String[] args) {
        var program = new AwaitRun(
                System.getenv(),
                DataframerClient::fromEnv,
                PollingPolicy.defaults(),
                new SystemScheduler(),
                Screen.ofThisProcess());
        System.exit(program.run(args));
    }

    /** Runs the program and returns the exit code. */
    int run(String... args) {
        boolean hasKey = !environment.getOrDefault("DATAFRAMER_API_KEY", "").isBlank();
        try {
            var arguments = new Arguments(args);
            if (arguments.isEmpty()) {
                return hasKey ? fail(CANNOT_ASK, NO_ARGUMENTS) : showDemo();
            }
            if (arguments.hasFleet()) {
                return showFleet(arguments.waits(), arguments.outage());
            }
            return hasKey ? askService(arguments) : fail(CANNOT_ASK, NO_KEY);
        } catch (IllegalArgumentException e) { // from the arguments, the key or the address
            return fail(CANNOT_ASK, e.getMessage());
        }
    }

    private int askService(Arguments arguments) {
        if (!arguments.hasRun() && !arguments.hasDataset()) {
            return fail(CANNOT_ASK, NO_ARGUMENTS);
        }
        try (DataframerClient client = service.get()) {
            if (arguments.hasRun()) {
                return await(client, arguments::run);
            }
            NewAnonymizationRun run = newRun(arguments);
            return await(client, () -> create(client, run));
        }
    }

    private static NewAnonymizationRun newRun(Arguments arguments) {
        try {
            return arguments.newRun();
        } catch (IllegalStateException e) { // a required argument is missing
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private int showDemo() {
        try (DataframerStubs stubs = DataframerStubs.start();
                DataframerClient client = DataframerClient.builder()
                        .apiKey("any-key-will-do")
                        .baseUrl(stubs.baseUrl())
                        .build()) {
            screen.println("Demo on a stub service at " + stubs.baseUrl() + ": no account needed.");
            stubs.onCreate(DemoRun.script());
            return await(client, () -> create(client, DemoRun.NEW));
        }
    }

    private int showFleet(int waits, Duration outage) {
        return new FleetDemo(scheduler, screen).run(waits, outage) ? SUCCEEDED : NOT_KNOWN;
    }

    private UUID create(DataframerClient client, NewAnonymizationRun newRun) {
        AnonymizationRun run = client.anonymizationRuns().create(newRun);
        screen.println("Created run " + run.id() + " of dataset "
                + run.datasetId().map(UUID::toString).orElse("unknown"));
        return run.id();
    }

    private int await(DataframerClient client, Supplier<UUID> run) {
        try {
            UUID runId = run.get();
            screen.println("Waiting for run " + runId);
            Report.print(awaitEnd(client, runId).requireSucceeded(), screen);
            return SUCCEEDED;
        } catch (RunFailedException e) {
            return fail(FAILED, e.getMessage());
        } catch (BadRequestException | AuthenticationException | PermissionDeniedException | NotFoundException e) {
            return fail(CANNOT_ASK, e.getMessage());
        } catch (DataframerException e) {
            return fail(NOT_KNOWN, e.getMessage());
        }
    }

    private AnonymizationRun awaitEnd(DataframerClient client, UUID runId) {
        try (Progress progress = Progress.on(screen)) {
            return client.anonymizationRuns().awaitCompletion(runId, policy, progress);
        }
    }

    private int fail(int exitCode, @Nullable String message) {
        screen.error(String.valueOf(message));
        return exitCode;
    }
}
