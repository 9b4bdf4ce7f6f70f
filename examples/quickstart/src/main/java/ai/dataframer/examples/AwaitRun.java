package ai.dataframer.examples;

import ai.dataframer.client.AnonymizationRun;
import ai.dataframer.client.DataframerClient;
import ai.dataframer.client.NewAnonymizationRun;
import ai.dataframer.client.NewSeedDataset;
import ai.dataframer.client.RunFailedException;
import ai.dataframer.client.UploadFile;
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
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Uploads a file and creates an anonymization run of it, or takes an existing dataset or run, waits for the end, prints the
 * results, and downloads the anonymized files.
 *
 * <p>With {@code DATAFRAMER_API_KEY} and {@linkplain Arguments arguments} it uses the DataFramer service; without a key, and with no
 * argument but a file, it shows a {@linkplain DemoRun made-up run} on its own stub service. With {@code waits} it shows {@linkplain FleetDemo many waits} on a stub
 * service. Its exit code is
 *
 * <ul>
 *   <li>0 if the run, or each of the runs, succeeded;
 *   <li>1 if it failed or was canceled;
 *   <li>2 if an argument or the API key is missing or wrong;
 *   <li>3 if the outcome is unknown, because of the deadline or a failure of the service, or if a file was not transferred.
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
            + " -Ddataset=DATASET_ID or -Dfile=PATH and -Dtypes=email,first_name; or unset DATAFRAMER_API_KEY to see the"
            + " demo";
    private static final UUID NO_DATASET = new UUID(0, 0);

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
            if (!hasKey && arguments.areForDemo()) {
                return showDemo(arguments);
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
        if (!arguments.hasSource()) {
            return fail(CANNOT_ASK, NO_ARGUMENTS);
        }
        try (DataframerClient client = service.get()) {
            return finish(client, source(client, arguments), arguments.downloads());
        }
    }

    /** Returns what tells the run, having created it if need be. Nothing is sent before all arguments have been checked. */
    private Supplier<UUID> source(DataframerClient client, Arguments arguments) {
        if (arguments.hasRun()) {
            UUID run = arguments.run();
            return () -> run;
        }
        if (arguments.hasDataset()) {
            NewAnonymizationRun run = arguments.newRun(arguments.dataset());
            return () -> create(client, run);
        }
        UploadFile file = arguments.file().map(UploadFile::of).orElseThrow();
        arguments.newRun(NO_DATASET);
        return () -> create(client, arguments.newRun(upload(client, file)));
    }

    private int showDemo(Arguments arguments) {
        Optional<UploadFile> own = arguments.file().map(UploadFile::of);
        try (DataframerStubs stubs = DataframerStubs.start();
                DataframerClient client = DataframerClient.builder()
                        .apiKey("any-key-will-do")
                        .baseUrl(stubs.baseUrl())
                        .build()) {
            screen.println("Demo on a stub service at " + stubs.baseUrl() + ": no account needed.");
            if (own.isPresent()) {
                screen.println("Its results are made up, whatever your file holds.");
            }
            UploadFile file = own.orElseGet(DemoRun::file);
            stubs.onCreate(DemoRun.script()).stub(DemoRun.anonymizedFile());
            return finish(
                    client,
                    () -> create(client, DemoRun.of(upload(client, file))),
                    Optional.of(arguments.downloads(DemoRun.DOWNLOAD)));
        }
    }

    private int showFleet(int waits, Duration outage) {
        return new FleetDemo(scheduler, screen).run(waits, outage) ? SUCCEEDED : NOT_KNOWN;
    }

    private UUID upload(DataframerClient client, UploadFile file) {
        screen.println("Uploading");
        NewSeedDataset dataset = NewSeedDataset.builder()
                .name(file.name() + ", " + Instant.now().truncatedTo(ChronoUnit.SECONDS)) // a name is unique
                .file(file)
                .build();
        UUID id;
        try (var line = new TransferLine(screen, scheduler::nanoTime, file.name())) {
            id = client.seedDatasets().create(dataset, line).id();
        }
        screen.println("Created dataset " + id);
        return id;
    }

    private UUID create(DataframerClient client, NewAnonymizationRun newRun) {
        AnonymizationRun run = client.anonymizationRuns().create(newRun);
        screen.println("Created run " + run.id() + " of dataset "
                + run.datasetId().map(UUID::toString).orElse("unknown"));
        return run.id();
    }

    private int finish(DataframerClient client, Supplier<UUID> source, Optional<Downloads> downloads) {
        try {
            UUID runId = source.get();
            screen.println("Waiting for run " + runId);
            AnonymizationRun run = awaitEnd(client, runId).requireSucceeded();
            Report.print(run, screen);
            downloads.ifPresent(files -> files.fetch(client, run, screen, scheduler::nanoTime));
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
