package ai.dataframer.examples.durable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.dataframer.client.DataframerClient;
import ai.dataframer.client.polling.Backoff;
import ai.dataframer.client.polling.PollingPolicy;
import ai.dataframer.client.testing.DataframerExtension;
import ai.dataframer.client.testing.StubAnswer;
import ai.dataframer.client.testing.StubRun;
import com.github.tomakehurst.wiremock.client.WireMock;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(300)
class TemporalTest {
    private static final String QUEUE = "anonymization";
    private static final String JOB = "job-1";

    @RegisterExtension
    static final DataframerExtension service = DataframerExtension.start();

    private final UUID runId = UUID.randomUUID();
    private final TestWorkflowEnvironment temporal = TestWorkflowEnvironment.newInstance(
            TestEnvironmentOptions.newBuilder().setInitialTime(OneJob.START).build());
    private final List<DataframerClient> clients = new ArrayList<>();

    @AfterEach
    void close() {
        temporal.close();
        clients.forEach(DataframerClient::close);
    }

    private WorkerFactory worker(String name, Consumer<OkHttpClient.Builder> customization) {
        DataframerClient client = DataframerClient.builder()
                .apiKey("test-key")
                .baseUrl(service.baseUrl())
                .customizeOkHttp(customization)
                .build();
        clients.add(client);
        PollingPolicy policy = PollingPolicy.builder()
                .timeout(Duration.ofHours(2))
                .backoff(Backoff.fixed(Duration.ofMinutes(1)))
                .jitter(0)
                .build();
        WorkerFactory factory = WorkerFactory.newInstance(WorkflowClient.newInstance(
                temporal.getWorkflowServiceStubs(),
                WorkflowClientOptions.newBuilder()
                        .setNamespace(temporal.getNamespace())
                        .setIdentity(name)
                        .build()));
        Worker worker = factory.newWorker(
                QUEUE,
                WorkerOptions
                        .newBuilder() // a job that sticks to a dead worker: for ten seconds on a real server, here for
                        // ever
                        .setStickyQueueScheduleToStartTimeout(Duration.ZERO)
                        .build());
        worker.registerWorkflowImplementationTypes(TemporalRuns.JobImpl.class);
        worker.registerActivitiesImplementations(
                new TemporalRuns.ServiceImpl(new RunSteps(client.anonymizationRuns(), policy)));
        factory.start();
        return factory;
    }

    private WorkflowStub start() {
        WorkflowStub job = temporal.getWorkflowClient()
                .newUntypedWorkflowStub(
                        "Job",
                        WorkflowOptions.newBuilder()
                                .setTaskQueue(QUEUE)
                                .setWorkflowId(JOB)
                                .build());
        job.start(OneJob.DATASET);
        return job;
    }

    private Map<String, Long> activitiesByWorker() {
        return temporal.getWorkflowClient().fetchHistory(JOB).getEvents().stream()
                .filter(HistoryEvent::hasActivityTaskStartedEventAttributes)
                .map(event -> event.getActivityTaskStartedEventAttributes().getIdentity())
                .collect(Collectors.groupingBy(name -> name, TreeMap::new, Collectors.counting()));
    }

    private Duration elapsed() {
        List<HistoryEvent> events =
                temporal.getWorkflowClient().fetchHistory(JOB).getEvents();
        return Duration.ofSeconds(events.get(events.size() - 1).getEventTime().getSeconds()
                - events.get(0).getEventTime().getSeconds());
    }

    @Test
    void worker_shutDownHalfWayThroughAnHour_isTakenOverByAnother() {
        service.onCreate(StubRun.of(runId).pending(5).processing(55).succeeded());

        WorkerFactory first = worker("worker-1", http -> {});
        WorkflowStub job = start();
        temporal.sleep(Duration.ofSeconds(29 * 60 + 30)); // half a minute before the next poll
        first.shutdownNow();
        first.awaitTermination(1, TimeUnit.MINUTES);
        int before = service.requestsFor(runId);
        worker("worker-2", http -> {});
        RunResult result = job.getResult(RunResult.class);

        System.out.println("activities by worker: " + activitiesByWorker() + "; requests at the service: "
                + service.createRequests() + " create, " + before + " polls before, "
                + service.requestsFor(runId) + " in all; end seen after " + elapsed());
        assertThat(result).isEqualTo(new RunResult(runId, "SUCCEEDED", Map.of("PERSON", 2L, "EMAIL", 1L)));
        assertThat(service.createRequests()).isEqualTo(1);
        assertThat(before).isEqualTo(30);
        assertThat(service.requestsFor(runId)).isEqualTo(61);
        assertThat(activitiesByWorker()).isEqualTo(Map.of("worker-1", 1L + 30, "worker-2", 31L));
        assertThat(elapsed()).isBetween(Duration.ofMinutes(60), Duration.ofMinutes(61));
    }

    @Test
    void create_answerLost_findsTheRunInsteadOfCreatingAnother() {
        service.onCreate(StubRun.of(runId).pending(1).processing(2).succeeded());
        worker(
                "worker-1",
                http -> http.addInterceptor(chain -> {
                    var answer = chain.proceed(chain.request());
                    if (chain.request().method().equals("POST")) {
                        answer.close();
                        throw new IOException("cut off");
                    }
                    return answer;
                }));

        RunResult result = start().getResult(RunResult.class);

        assertThat(result.runId()).isEqualTo(runId);
        assertThat(service.createRequests()).isEqualTo(1);
    }

    @Test
    void create_refused_failsTheJobAtOnce() {
        service.onCreate(StubAnswer.offContract(WireMock.aResponse().withStatus(400)));
        worker("worker-1", http -> {});

        assertThatThrownBy(() -> start().getResult(RunResult.class))
                .hasStackTraceContaining("the service refused to create a run");
        assertThat(service.createRequests()).isEqualTo(1);
    }

    @Test
    void poll_noEndBeforeTheDeadline_failsTheJob() {
        service.onCreate(StubRun.of(runId).processing(1));
        worker("worker-1", http -> {});

        assertThatThrownBy(() -> start().getResult(RunResult.class)).hasStackTraceContaining("DEADLINE");
        assertThat(service.requestsFor(runId)).isBetween(119, 121);
    }
}
