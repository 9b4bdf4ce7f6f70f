package ai.dataframer.client.faults;

import static ai.dataframer.client.faults.RawReply.RUN_ID;

import ai.dataframer.client.DataframerClient;
import ai.dataframer.client.polling.Backoff;
import ai.dataframer.client.polling.PollingPolicy;
import java.time.Duration;
import java.util.concurrent.Executors;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;

/** A program that uses a client in every way, leaves waits under way, and never closes it. Its arguments: base URL, mode. */
final class ForgetfulProgram {
    private static final PollingPolicy QUICK =
            PollingPolicy.builder().backoff(Backoff.fixed(Duration.ofMillis(1))).build();

    private ForgetfulProgram() {}

    /** What the program does before its main returns. */
    enum Use {
        SYNC,
        ASYNC,
        /** Supplies an OkHttp client whose dispatcher has daemon threads. */
        OWN_DAEMONS,
        /** Leaves a request under way and a wait between two polls. */
        UNFINISHED
    }

    @SuppressWarnings("SystemOut") // the test reads it
    public static void main(String[] args) {
        Use use = Use.valueOf(args[1]);
        var builder = DataframerClient.builder().apiKey("test-key").baseUrl(args[0]);
        if (use == Use.OWN_DAEMONS) {
            builder.okHttpClient(
                    new OkHttpClient.Builder().dispatcher(daemons()).build());
        }
        var runs = builder.build().anonymizationRuns();
        switch (use) {
            case SYNC -> {
                runs.retrieve(RUN_ID);
                runs.awaitCompletion(RUN_ID, QUICK);
            }
            case ASYNC, OWN_DAEMONS -> {
                CallKind.get(runs.retrieveAsync(RUN_ID));
                CallKind.get(runs.awaitCompletionAsync(RUN_ID, QUICK));
            }
            case UNFINISHED -> {
                runs.retrieve(RUN_ID);
                runs.retrieveAsync(RUN_ID);
                runs.awaitCompletionAsync(RUN_ID);
            }
        }
        System.out.println("main returns");
    }

    private static Dispatcher daemons() {
        return new Dispatcher(Executors.newCachedThreadPool(task -> {
            var thread = new Thread(task, "okhttp");
            thread.setDaemon(true);
            return thread;
        }));
    }
}
