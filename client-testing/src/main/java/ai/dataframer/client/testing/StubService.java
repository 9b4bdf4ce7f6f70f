package ai.dataframer.client.testing;

import ai.dataframer.client.testing.StubRun.Step;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the answer to a request. One transformer serves all runs, because WireMock's scenarios check and change their state in
 * two steps, which uses a step twice when two threads ask, and are searched linearly.
 */
final class StubService implements ResponseDefinitionTransformerV2 {
    private final Scripts own;
    private final List<Scripts> tests;

    /** Takes the scripts of the test that uses this service, and those of all tests that run; each test uses one service. */
    StubService(Scripts own, List<Scripts> tests) {
        this.own = own;
        this.tests = tests;
    }

    /**
     * Returns the scripts for a request to this service: those of the test that uses it, unless another one alone has stubbed the
     * run; or else those of the only test. Empty if the request may be one of several tests.
     *
     * @param runId null if the request is not for a run
     */
    Optional<Scripts> scriptsFor(@Nullable String runId) {
        List<Scripts> running = List.copyOf(tests);
        List<Scripts> stubbed = withRun(runId, running);
        if (stubbed.size() == 1) {
            return Optional.of(stubbed.get(0));
        }
        if (running.isEmpty() || running.contains(own)) {
            return Optional.of(own);
        }
        return running.size() == 1 ? Optional.of(running.get(0)) : Optional.empty();
    }

    private static List<Scripts> withRun(@Nullable String runId, List<Scripts> running) {
        return running.stream()
                .filter(test -> runId != null && test.runs().have(runId))
                .toList();
    }

    @Override
    public ResponseDefinition transform(ServeEvent serveEvent) {
        Request request = serveEvent.getRequest();
        String runId = Scripts.runId(request);
        Optional<Scripts> scripts = scriptsFor(runId);
        if (scripts.isEmpty()) {
            return (runId != null && withRun(runId, tests).isEmpty()
                            ? StubAnswer.notStubbed(runId)
                            : StubAnswer.ofNoTest())
                    .response("");
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
