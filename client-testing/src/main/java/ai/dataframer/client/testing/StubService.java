package ai.dataframer.client.testing;

import ai.dataframer.client.testing.StubRun.Step;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;

/**
 * Finds the answer to a request. One transformer serves all runs, because WireMock's scenarios check and change their state in
 * two steps, which uses a step twice when two threads ask, and are searched linearly.
 */
final class StubService implements ResponseDefinitionTransformerV2 {
    private final RunScripts runs;
    private final CreateScript creates;
    private final ListScript lists;
    private volatile CountDownLatch released = new CountDownLatch(1);

    StubService(RunScripts runs, CreateScript creates, ListScript lists) {
        this.runs = runs;
        this.creates = creates;
        this.lists = lists;
    }

    /** Removes all scripts and ends hanging requests. */
    void reset() {
        runs.reset();
        creates.reset();
        lists.reset();
        CountDownLatch hanging = released;
        released = new CountDownLatch(1);
        hanging.countDown();
    }

    @Override
    public ResponseDefinition transform(ServeEvent serveEvent) {
        Request request = serveEvent.getRequest();
        Step step = next(request, hasKey(request));
        if (step.hangs()) {
            awaitRelease();
        }
        return step.response();
    }

    private Step next(Request request, boolean hasKey) {
        if (request.getMethod().equals(RequestMethod.POST)) {
            return creates.next(request.getBodyAsString(), hasKey);
        }
        String runId = request.getPathParameters().get("run_id");
        return runId == null ? lists.next(hasKey) : runs.next(runId.toLowerCase(Locale.ROOT), hasKey);
    }

    static boolean hasKey(Request request) {
        String authorization = request.getHeader("Authorization");
        return authorization != null && authorization.matches("Bearer \\S+");
    }

    /** Blocks until the next reset. */
    void awaitRelease() {
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
