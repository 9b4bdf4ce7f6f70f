package ai.dataframer.examples.durable;

import static org.assertj.core.api.Assertions.assertThat;

import ai.dataframer.client.testing.DataframerExtension;
import ai.dataframer.client.testing.StubAnswer;
import ai.dataframer.client.testing.StubRun;
import ai.dataframer.examples.ChildJvm;
import ai.dataframer.examples.durable.Database.Row;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.tomakehurst.wiremock.client.WireMock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.h2.tools.Server;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(300)
class DbSchedulerTest {
    /** The default policy polls so often in an hour, give or take a minute. */
    private static final int POLLS_OF_AN_HOUR = 306;

    @RegisterExtension
    static final DataframerExtension service = DataframerExtension.start();

    @TempDir
    Path folder;

    private final UUID runId = UUID.randomUUID();
    private String database;

    @BeforeEach
    void chooseDatabase() {
        // H2 keeps commits back for half a second otherwise, and a process that dies takes them along
        database = "jdbc:h2:file:" + folder.resolve("jobs") + ";WRITE_DELAY=0";
    }

    private int process(String end) throws Exception {
        try (var process = ChildJvm.start(OneJobProcess.class, database, service.baseUrl(), end)) {
            String said = process.line();
            int exitCode = process.end();
            System.out.println(said + "; requests at the service: " + service.createRequests() + " create, "
                    + service.requestsFor(runId) + " polls");
            return exitCode;
        }
    }

    private List<Row> results() throws Exception {
        return Database.open(database, Instant::now).results();
    }

    @Test
    void process_diesHalfWayThroughAnHour_isTakenOverByAnother() throws Exception {
        service.onCreate(
                StubRun.of(runId).pending(5).processing(POLLS_OF_AN_HOUR - 6).succeeded());

        assertThat(process("150")).isEqualTo(OneJobProcess.HALTED);
        assertThat(service.requestsFor(runId)).isEqualTo(150);
        assertThat(process("1000")).isZero();

        assertThat(service.createRequests()).isEqualTo(1);
        assertThat(service.requestsFor(runId)).isEqualTo(POLLS_OF_AN_HOUR);
        assertThat(results()).singleElement().satisfies(row -> {
            assertThat(row.job()).isEqualTo(OneJob.NAME);
            assertThat(row.outcome()).isEqualTo("SUCCEEDED");
            assertThat(Duration.ofSeconds(row.at() - OneJob.START.getEpochSecond()))
                    .isBetween(Duration.ofMinutes(55), Duration.ofMinutes(65));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"before create", "after create"})
    void process_diesAroundTheCreate_createsOnce(String when) throws Exception {
        service.onCreate(StubRun.of(runId).pending(1).processing(2).succeeded());

        assertThat(process(when)).isEqualTo(OneJobProcess.HALTED);
        assertThat(process("1000")).isZero();

        assertThat(service.createRequests()).isEqualTo(1);
        assertThat(service.requestsFor(runId)).isEqualTo(4);
        assertThat(results()).extracting(Row::outcome).containsExactly("SUCCEEDED");
    }

    @Test
    void create_answeredWithAServerErrorThoughTheRunExists_findsIt() throws Exception {
        service.onCreate(StubAnswer.serverError());
        service.stub(StubRun.of(runId).pending(1).succeeded());

        assertThat(runToItsEnd()).extracting(Row::outcome).containsExactly("SUCCEEDED");

        assertThat(service.createRequests()).isEqualTo(1);
    }

    @Test
    void create_answeredWithAServerErrorAndNoRunExists_createsAgain() throws Exception {
        service.onCreate(StubAnswer.serverError());
        service.onCreate(StubRun.of(runId).pending(1).succeeded());

        assertThat(runToItsEnd()).extracting(Row::outcome).containsExactly("SUCCEEDED");

        assertThat(service.createRequests()).isEqualTo(2);
    }

    @Test
    void create_severalRunsMayBeTheJobs_givesUp() throws Exception {
        service.onCreate(StubAnswer.serverError());
        service.stub(StubRun.of(runId).pending(1));
        service.stub(StubRun.of(UUID.randomUUID()).pending(1));

        assertThat(runToItsEnd())
                .singleElement()
                .satisfies(row -> assertThat(row.outcome()).startsWith("which run was created for data set"));
    }

    @Test
    void create_refused_isNotTriedAgain() throws Exception {
        service.onCreate(StubAnswer.offContract(WireMock.aResponse().withStatus(400)));

        assertThat(runToItsEnd())
                .singleElement()
                .satisfies(row -> assertThat(row.outcome()).startsWith("the service refused to create a run"));

        assertThat(service.createRequests()).isEqualTo(1);
    }

    @Test
    void poll_notFound_givesUp() throws Exception {
        service.onCreate(StubRun.of(runId).pending(1).then(StubAnswer.notFound()));

        assertThat(runToItsEnd())
                .singleElement()
                .satisfies(row -> assertThat(row.outcome()).contains("404"));

        assertThat(service.requestsFor(runId)).isEqualTo(2);
    }

    @Test
    void poll_outageThatLasts_givesUp() throws Exception {
        service.onCreate(StubRun.of(runId).pending(1).then(StubAnswer.serverError(503)));

        assertThat(runToItsEnd())
                .singleElement()
                .satisfies(row -> assertThat(row.outcome()).contains("OUTAGE"));
    }

    @Test
    void poll_noEndBeforeTheDeadline_givesUp() throws Exception {
        service.onCreate(StubRun.of(runId).processing(1));

        assertThat(runToItsEnd()).singleElement().satisfies(row -> {
            assertThat(row.outcome()).contains("DEADLINE");
            assertThat(row.at() - OneJob.START.getEpochSecond()).isBetween(7199L, 7200L);
        });
    }

    private List<Row> runToItsEnd() throws Exception {
        try (var job = new OneJob(database, service.baseUrl(), http -> {})) {
            while (job.goOn()) {}
            return job.database().results();
        }
    }

    @Test
    void twoProcesses_aThousandJobs_shareThem() throws Exception {
        List<UUID> ids = Stream.generate(UUID::randomUUID).limit(1000).toList();
        ids.forEach(
                id -> service.onCreate(StubRun.of(id).pending(1).processing(1).succeeded()));
        Database shared = Database.open("jdbc:h2:mem:jobs", Instant::now);
        Server server = Server.createTcpServer("-tcpPort", "0").start();
        String url = "jdbc:h2:tcp://127.0.0.1:" + server.getPort() + "/mem:jobs";
        try (var one = ChildJvm.start(ManyJobsProcess.class, url, service.baseUrl());
                var other = ChildJvm.start(ManyJobsProcess.class, url, service.baseUrl())) {
            assertThat(List.of(one.line(), other.line())).containsOnly("ready");
            SchedulerClient scheduler =
                    SchedulerClient.Builder.create(shared.dataSource()).build();
            ids.forEach(id -> DbSchedulerRuns.submit(scheduler, "job " + id, id, Instant.now()));
            while (!scheduler.getScheduledExecutions().isEmpty()) {
                Thread.sleep(200);
            }
            assertThat(List.of(one.end(), other.end())).containsOnly(0);

            List<Row> results = shared.results();
            Map<Long, Long> shares =
                    results.stream().collect(Collectors.groupingBy(Row::process, TreeMap::new, Collectors.counting()));
            Map<Integer, Long> polls = ids.stream()
                    .collect(Collectors.groupingBy(service::requestsFor, TreeMap::new, Collectors.counting()));
            System.out.println("ends seen by process: " + shares + "; creates: " + service.createRequests()
                    + "; runs by their number of polls: " + polls);
            assertThat(results).extracting(Row::outcome).containsOnly("SUCCEEDED");
            assertThat(results).extracting(Row::job).doesNotHaveDuplicates().hasSize(1000);
            assertThat(shares).containsOnlyKeys(one.pid(), other.pid());
            assertThat(shares.values()).allSatisfy(share -> assertThat(share).isGreaterThan(100));
            assertThat(service.createRequests()).isEqualTo(1000);
            assertThat(polls).isEqualTo(Map.of(3, 1000L));
        } finally {
            server.stop();
        }
    }
}
