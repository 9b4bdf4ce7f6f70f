package ai.dataframer.examples.callers;

import static ai.dataframer.examples.callers.SilentService.RUN_ID;
import static org.assertj.core.api.Assertions.assertThat;

import ai.dataframer.client.AnonymizationRun;
import ai.dataframer.client.DataframerClient;
import ai.dataframer.client.scheduling.VirtualScheduler;
import ai.dataframer.client.testing.DataframerStubs;
import ai.dataframer.client.testing.StubRun;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.test.scheduler.VirtualTimeScheduler;

@Timeout(30)
class ReactiveRunsTest {
    @Test
    void completedRun_subscribed_emitsTheRun() {
        try (DataframerStubs service = DataframerStubs.start();
                DataframerClient client = DataframerClient.builder()
                        .apiKey("test-key")
                        .baseUrl(service.baseUrl())
                        .scheduler(new VirtualScheduler())
                        .build()) {
            service.stub(StubRun.of(RUN_ID).processing(2).succeeded());
            Mono<AnonymizationRun> run = new ReactiveRuns(client).completedRun(RUN_ID);
            assertThat(service.requestsFor(RUN_ID)).isZero();

            assertThat(run.map(AnonymizationRun::isSucceeded).block()).isTrue();
            assertThat(service.requestsFor(RUN_ID)).isEqualTo(3);
        }
    }

    @Test
    void completedRun_disposed_cancelsTheRequest() throws Exception {
        try (var service = new SilentService();
                DataframerClient client = service.client()) {
            Disposable wait = new ReactiveRuns(client).completedRun(RUN_ID).subscribe();
            service.awaitRequests(1);

            wait.dispose();

            service.awaitHangUps(1);
            service.assertNoRequestFollows(client);
        }
    }

    @Test
    void completedRun_timedOut_cancelsTheRequest() throws Exception {
        VirtualTimeScheduler time = VirtualTimeScheduler.create();
        var outcome = new AtomicReference<Throwable>();
        try (var service = new SilentService();
                DataframerClient client = service.client()) {
            new ReactiveRuns(client)
                    .completedRun(RUN_ID)
                    .timeout(Duration.ofMinutes(10), time)
                    .subscribe(run -> {}, outcome::set);
            service.awaitRequests(1);

            time.advanceTimeBy(Duration.ofMinutes(10));

            service.awaitHangUps(1);
            assertThat(outcome.get()).isInstanceOf(TimeoutException.class);
            service.assertNoRequestFollows(client);
        }
    }
}
