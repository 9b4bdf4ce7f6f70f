package ai.dataframer.live;

import ai.dataframer.client.DataframerClient;
import ai.dataframer.client.scheduling.Scheduler;
import ai.dataframer.client.scheduling.SystemScheduler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.Map;

/**
 * Goes through one job of the DataFramer service and reports where the service differs from the documents in {@code openapi/}.
 * Its exit code is
 *
 * <ul>
 *   <li>0 if nothing differs;
 *   <li>1 if something does;
 *   <li>2 if the check could not be done, or not to its end.
 * </ul>
 */
public final class LiveCheck {
    private static final int NOT_DONE = 2;

    private final Map<String, String> environment;
    private final Scheduler scheduler;
    private final Screen screen;

    LiveCheck(Map<String, String> environment, Scheduler scheduler, Screen screen) {
        this.environment = environment;
        this.scheduler = scheduler;
        this.screen = screen;
    }

    public static void main(String[] args) throws IOException {
        System.exit(new LiveCheck(System.getenv(), new SystemScheduler(), Screen.ofThisProcess()).run(args));
    }

    /** Runs the check and returns the exit code. */
    int run(String... args) throws IOException {
        Settings settings;
        Documents documents;
        Exchanges exchanges;
        DataframerClient client;
        try {
            settings = new Settings(environment, args);
            documents = new Documents(Files.readString(settings.documents()));
            exchanges = new Exchanges(documents);
            client = settings.client(exchanges, scheduler);
        } catch (IllegalArgumentException e) { // from the arguments, the key or the address
            screen.error(String.valueOf(e.getMessage()));
            return NOT_DONE;
        } catch (NoSuchFileException e) {
            screen.error("no documents at " + e.getFile() + ": ./mvnw process-classes -pl contract writes them");
            return NOT_DONE;
        }
        try (client) {
            return isAgreed(settings) ? check(settings, documents, exchanges, client) : NOT_DONE;
        }
    }

    private boolean isAgreed(Settings settings) {
        screen.println(
                "This check uses your account at " + settings.address().orElse("the address of the service") + ". It");
        settings.file()
                .ifPresent(
                        file -> screen.println("  - uploads " + file + " as a new seed dataset, which takes storage"));
        screen.println("  - creates one anonymization run, which may cost money");
        screen.println("  - reads the list of runs, the dataset and the run until it ends, for at most "
                + settings.timeout().toMinutes() + " min");
        screen.println("  - asks for ids that do not exist, and with a wrong key");
        screen.println("It deletes nothing. Its report has no key, ids, names or contents.");
        if (settings.yes()) {
            return true;
        }
        if (!screen.canAsk()) {
            screen.error("no terminal to ask on: add -Dyes to agree");
            return false;
        }
        return screen.ask("Go on? [y/N] ");
    }

    private int check(Settings settings, Documents documents, Exchanges exchanges, DataframerClient client) {
        var job = new Job(client, settings, exchanges, screen);
        job.run();
        var report = new Report(documents, exchanges.recorded(), job);
        screen.println("");
        screen.println("----- report, to paste into an issue -----");
        report.lines().forEach(screen::println);
        return report.exitCode();
    }
}
