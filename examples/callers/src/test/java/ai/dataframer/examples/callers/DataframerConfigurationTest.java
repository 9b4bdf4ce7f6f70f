package ai.dataframer.examples.callers;

import static ai.dataframer.examples.callers.SilentService.RUN_ID;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ai.dataframer.client.AnonymizationRun;
import ai.dataframer.client.AnonymizationRuns;
import ai.dataframer.client.DataframerClient;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

@Timeout(30)
class DataframerConfigurationTest {
    @SuppressWarnings("try") // closed by hand on purpose
    @Test
    void context_closedWithWaitsInFlight_endsThemAndTheirRequests() throws Exception {
        try (var service = new SilentService();
                ConfigurableApplicationContext application = application(service)) {
            AnonymizationRuns runs = application.getBean(DataframerClient.class).anonymizationRuns();
            CompletableFuture<AnonymizationRun> future = runs.awaitCompletionAsync(RUN_ID);
            CompletableFuture<AnonymizationRun> blocked =
                    CompletableFuture.supplyAsync(() -> runs.awaitCompletion(RUN_ID));
            service.awaitRequests(2);

            application.close();

            service.awaitHangUps(2);
            assertClosed(future);
            assertClosed(blocked);
            service.assertNoRequestCame();
        }
    }

    private static ConfigurableApplicationContext application(SilentService service) {
        return SpringApplication.run(
                DataframerConfiguration.class,
                "--dataframer.api-key=test-key",
                "--dataframer.base-url=" + service.baseUrl());
    }

    private static void assertClosed(CompletableFuture<AnonymizationRun> wait) {
        assertThat(catchThrowable(() -> wait.get(10, SECONDS)))
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the client is closed");
    }
}
