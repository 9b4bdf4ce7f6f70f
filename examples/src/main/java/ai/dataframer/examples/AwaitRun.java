package ai.dataframer.examples;

import ai.dataframer.client.AnonymizationRun;
import ai.dataframer.client.DataframerClient;
import ai.dataframer.client.RunFailedException;
import ai.dataframer.client.errors.AuthenticationException;
import ai.dataframer.client.errors.BadRequestException;
import ai.dataframer.client.errors.DataframerException;
import ai.dataframer.client.errors.NotFoundException;
import ai.dataframer.client.errors.PermissionDeniedException;
import ai.dataframer.client.polling.PollingPolicy;
import ai.dataframer.client.testing.DataframerStubs;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Waits for an anonymization run to end, and prints what it found.
 *
 * <p>With {@code DATAFRAMER_API_KEY} set and a run id as its argument it asks the DataFramer service; with neither it shows a
 * {@linkplain DemoRun made-up run} on a stub service of its own. Its exit code is
 *
 * <ul>
 *   <li>0 if the run has succeeded;
 *   <li>1 if it has failed;
 *   <li>2 if it cannot be asked for: the id or the key is missing or wrong;
 *   <li>3 if its end is not known: the deadline came first, or the service did not answer as it should.
 * </ul>
 */
public final class AwaitRun {
    private static final int SUCCEEDED = 0;
    private static final int FAILED = 1;
    private static final int CANNOT_ASK = 2;
    private static final int NOT_KNOWN = 3;

    private static final String NO_KEY =
            "DATAFRAMER_API_KEY is not set: set it to wait for a run, or give no run id to see the demo";
    private static final String NO_ID =
            "no run id: give one (with Maven -Drun=RUN_ID), or unset DATAFRAMER_API_KEY to see the demo";

    private static final Pattern UUID_TEXT = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    private final Map<String, String> environment;
    private final Supplier<DataframerClient> service;
    private final PollingPolicy policy;
    private final Screen screen;

    AwaitRun(Map<String, String> environment, Supplier<DataframerClient> service, PollingPolicy policy, Screen screen) {
        this.environment = environment;
        this.service = service;
        this.policy = policy;
        this.screen = screen;
    }

    public static void main(String[] args) {
        var program = new AwaitRun(
                System.getenv(), DataframerClient::fromEnv, PollingPolicy.defaults(), Screen.ofThisProcess());
        System.exit(program.run(args));
    }

    /** Does it all, and returns the exit code. */
    int run(String... args) {
        boolean hasKey = !environment.getOrDefault("DATAFRAMER_API_KEY", "").isBlank();
        boolean hasId = args.length > 0;
        if (hasId && hasKey) {
            return askService(String.join(" ", args));
        }
        if (!hasId && !hasKey) {
            return showDemo();
        }
        return fail(CANNOT_ASK, hasId ? NO_KEY : NO_ID);
    }

    private int askService(String runId) {
        try (DataframerClient client = service.get()) {
            return await(client, toUuid(runId));
        } catch (IllegalArgumentException e) { // of the id, the key or the address
            return fail(CANNOT_ASK, e.getMessage());
        }
    }

    private int showDemo() {
        try (DataframerStubs stubs = DataframerStubs.start();
                DataframerClient client = DataframerClient.builder()
                        .apiKey("any-key-will-do")
                        .baseUrl(stubs.baseUrl())
                        .build()) {
            screen.println("Demo on a stub service at " + stubs.baseUrl() + ": no account needed.");
            stubs.stub(DemoRun.script());
            return await(client, DemoRun.ID);
        }
    }

    private int await(DataframerClient client, UUID runId) {
        screen.println("Waiting for run " + runId);
        try {
            AnonymizationRun run = awaitEnd(client, runId).requireSucceeded();
            Report.print(run, screen);
            return SUCCEEDED;
        } catch (RunFailedException e) {
            return fail(FAILED, e.getMessage());
        } catch (IllegalStateException e) { // the run has ended with a status that this version does not know
            return fail(NOT_KNOWN, e.getMessage());
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

    /** {@code UUID.fromString} alone takes {@code 1-1-1-1-1} too. */
    private static UUID toUuid(String runId) {
        if (!UUID_TEXT.matcher(runId).matches()) {
            throw new IllegalArgumentException("the run id must be a UUID such as " + DemoRun.ID + ": " + runId);
        }
        return UUID.fromString(runId);
    }
}
