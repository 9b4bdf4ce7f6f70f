package ai.dataframer.client.testing;

import static java.util.Objects.requireNonNull;

import ai.dataframer.client.testing.StubRun.Step;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;

/**
 * Finds the answer to a request. One transformer serves every run: WireMock's scenarios check and move their state in two steps,
 * which gives an answer twice when two threads ask, and are searched one by one.
 */
final class StubService implements ResponseDefinitionTransformerV2 {
    private final RunScripts runs;
    private final CreateScript creates;
    private volatile CountDownLatch released = new CountDownLatch(1);

    StubService(RunScripts runs, CreateScript creates) {
        this.runs = runs;
        this.creates = creates;
    }

    /** Forgets all scripts, and ends the requests that hang. */
    void reset() {
        runs.reset();
        creates.reset();
        CountDownLatch hanging = released;
        released = new CountDownLatch(1);
        hanging.countDown();
    }

    @Override
    public ResponseDefinition transform(ServeEvent serveEvent) {
        Request request = serveEvent.getRequest();
        Step step = request.getMethod().equals(RequestMethod.POST)
                ? creates.next(request.getBodyAsString(), hasKey(request))
                : runs.next(runId(request), hasKey(request));
        if (step.hangs()) {
            awaitRelease();
        }
        return step.response();
    }

    private static String runId(Request request) {
        return requireNonNull(request.getPathParameters().get("run_id")).toLowerCase(Locale.ROOT);
    }

    private static boolean hasKey(Request request) {
        String authorization = request.getHeader("Authorization");
        return authorization != null && authorization.matches("Bearer \\S+");
    }

    private void awaitRelease() {
        try {
            released.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean applyGlobally() {
        return false;
    }

    @Override
    public String getName() {
        return "dataframer-runs";
    }
}
