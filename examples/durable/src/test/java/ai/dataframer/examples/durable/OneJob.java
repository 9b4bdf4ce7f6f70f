package ai.dataframer.examples.durable;

import ai.dataframer.client.DataframerClient;
import ai.dataframer.client.polling.PollingPolicy;
import ai.dataframer.examples.durable.DbSchedulerRuns.Job;
import ai.dataframer.examples.durable.DbSchedulerRuns.Waiting;
import com.github.kagkarlsson.scheduler.testhelper.ManualScheduler;
import com.github.kagkarlsson.scheduler.testhelper.SettableClock;
import com.github.kagkarlsson.scheduler.testhelper.TestHelper;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Consumer;
import okhttp3.OkHttpClient;

/** A job on db-scheduler in virtual time, which jumps to whatever the row waits for. */
final class OneJob implements AutoCloseable {
    static final String NAME = "job-1";

    /** The data set and, 30 s later, the birth of the stub service's sample runs. */
    static final UUID DATASET = UUID.fromString("3f0c8f3e-52b7-4d3a-9d0e-6f1f2a7c9b10");

    static final Instant START = Instant.parse("2026-01-15T09:29:30Z");

    private final SettableClock clock = new SettableClock();
    private final DataframerClient client;
    private final Database database;
    private final ManualScheduler scheduler;

    OneJob(String databaseUrl, String serviceUrl, Consumer<OkHttpClient.Builder> customization) throws SQLException {
        clock.set(START);
        client = DataframerClient.builder()
                .apiKey("test-key")
                .baseUrl(serviceUrl)
                .customizeOkHttp(customization)
                .maxRetries(0)
                .build();
        database = Database.open(databaseUrl, clock);
        PollingPolicy policy =
                PollingPolicy.builder().timeout(Duration.ofHours(2)).build();
        var runs = new DbSchedulerRuns(new RunSteps(client.anonymizationRuns(), policy), database, clock);
        scheduler = TestHelper.createManualScheduler(database.dataSource(), runs.task())
                .clock(clock)
                .build();
        DbSchedulerRuns.submit(scheduler, NAME, DATASET, clock.now());
    }

    /** Jumps to what the row waits for and lets it happen; returns false if the job has ended. */
    boolean goOn() {
        var row = scheduler.getScheduledExecution(DbSchedulerRuns.TASK.instanceId(NAME));
        row.ifPresent(execution -> {
            if (execution.isPicked()) { // by a process that is dead
                clock.tick(Duration.ofHours(1));
                scheduler.runDeadExecutionDetection();
            } else {
                clock.set(execution.getExecutionTime());
                scheduler.runAnyDueExecutions();
            }
        });
        return row.isPresent();
    }

    /** Returns the number of polls that the row knows of. */
    int polls() {
        return scheduler
                .getScheduledExecution(DbSchedulerRuns.TASK.instanceId(NAME))
                .map(row -> (Job) row.getData())
                .map(job -> job instanceof Waiting wait ? wait.progress().polls() : 0)
                .orElse(0);
    }

    Duration elapsed() {
        return Duration.between(START, clock.now());
    }

    Database database() {
        return database;
    }

    @Override
    public void close() {
        client.close();
    }
}
