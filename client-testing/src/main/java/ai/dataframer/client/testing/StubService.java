package ai.dataframer.client.testing;

import ai.dataframer.client.testing.StubRun.Step;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Finds the answer to a request. One transformer serves all runs, because WireMock's scenarios check and change their state in
 * two steps, which uses a step twice when two threads ask, and are searched linearly.
 */
final class StubService implements ResponseDefinitionTransformerV2 {
    private final Scripts own;
    private final List<Scripts> tests = new CopyOnWriteArrayList<>();

    StubService(Scripts own) {
        this.own = own;
    }

    /** Lets {@code test} answer its requests among those to this service, until it leaves. */
    void join(Scripts test) {
        tests.add(test);
    }

    void leave(Scripts test) {
        tests.remove(test);
    }

    /** Returns true if a test runs whose scripts are those of this service. */
    boolean isInUse() {
        return tests.contains(own);
    }

    /**
     * Returns the scripts for a request to this service: those of the only test, of the test that has stubbed the run, or of the
     * test that uses this service; empty if the request may be one of several tests.
     *
     * @param runId null if the request is not for a run
     */
    Optional<Scripts> scriptsFor(@Nullable String runId) {
        List<Scripts> running = List.copyOf(tests);
        if (running.size() < 2) {
            return Optional.of(running.isEmpty() ? own : running.get(0));
        }
        List<Scripts> stubbed = running.stream()
                .filter(test -> runId != null && test.runs().have(runId))
                .toList();
        if (stubbed.size() == 1) {
            return Optional.of(stubbed.get(0));
        }
        return running.contains(own) ? Optional.of(own) : Optional.empty();
    }

    @Override
    public ResponseDefinition transform(ServeEvent serveEvent) {
        Request request = serveEvent.getRequest();
        Optional<Scripts> scripts = scriptsFor(Scripts.runId(request));
        if (scripts.isEmpty()) {
            return StubAnswer.ofNoTest().response("");
        }
        Step step = scripts.get().next(request);
        if (step.hangs()) {
            scripts.get().awaitReset();
        }
        return step.response();
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
