package ai.dataframer.client.testing;

import static java.util.Objects.requireNonNull;

import ai.dataframer.client.testing.StubRun.Step;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/**
 * Looks up the next answer for a run. One stub with this transformer serves all runs: WireMock's scenarios check and
 * move their state in two steps, which gives an answer twice when two threads ask, and are searched one by one.
 */
final class RunScripts implements ResponseDefinitionTransformerV2 {
    private final Map<String, Playback> playbacks = new ConcurrentHashMap<>();
    private final Map<String, Integer> requests = new ConcurrentHashMap<>();
    private volatile CountDownLatch released = new CountDownLatch(1);

    void put(StubRun run) {
        playbacks.put(run.runId(), new Playback(run.steps()));
    }

    int requestsFor(String runId) {
        return requests.getOrDefault(runId, 0);
    }

    void reset() {
        playbacks.clear();
        requests.clear();
        CountDownLatch hanging = released;
        released = new CountDownLatch(1);
        hanging.countDown();
    }

    @Override
    public ResponseDefinition transform(ServeEvent serveEvent) {
        Request request = serveEvent.getRequest();
        String runId = requireNonNull(request.getPathParameters().get("run_id")).toLowerCase(Locale.ROOT);
        requests.merge(runId, 1, Integer::sum);
        if (!hasKey(request)) {
            return StubAnswer.unauthorized().response(runId);
        }
        Playback playback = playbacks.get(runId);
        if (playback == null) {
            return StubAnswer.notFound().response(runId);
        }
        Step step = playback.next();
        if (step.hangs()) {
            awaitRelease();
        }
        return step.response();
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
