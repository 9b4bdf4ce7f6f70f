package ai.dataframer.examples.durable;

import ai.dataframer.client.DataframerClient;
import ai.dataframer.client.polling.Backoff;
import ai.dataframer.client.polling.PollingPolicy;
import com.github.kagkarlsson.scheduler.Scheduler;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

/** One of several processes that share the jobs of a database, until its input ends. */
final class ManyJobsProcess {
    private ManyJobsProcess() {}

    public static void main(String[] args) throws SQLException, IOException {
        Database database = Database.open(args[0], Instant::now);
        PollingPolicy policy = PollingPolicy.builder()
                .backoff(Backoff.fixed(Duration.ofMillis(500)))
                .build();
        try (var client =
                DataframerClient.builder().apiKey("test-key").baseUrl(args[1]).build()) {
            var runs = new DbSchedulerRuns(new RunSteps(client.anonymizationRuns(), policy), database, Instant::now);
            Scheduler scheduler = Scheduler.create(database.dataSource(), runs.task())
                    .threads(8)
                    .pollingInterval(Duration.ofMillis(50))
                    .build();
            scheduler.start();
            System.out.println("ready");
            int input = System.in.read();
            scheduler.stop();
            System.out.println(input == -1 ? "stopped" : "stopped by input");
        }
    }
}
