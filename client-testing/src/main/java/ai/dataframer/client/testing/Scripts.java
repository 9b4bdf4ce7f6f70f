package ai.dataframer.client.testing;

import ai.dataframer.client.testing.StubRun.Step;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** What one test has stubbed, and the requests that it has seen. Thread-safe. */
final class Scripts {
    private final RunScripts runs = new RunScripts();
    private final CreateScript creates = new CreateScript(runs);
    private final ListScript lists = new ListScript(runs);
    private volatile CountDownLatch released = new CountDownLatch(1);

    RunScripts runs() {
        return runs;
    }

    CreateScript creates() {
        return creates;
    }

    ListScript lists() {
        return lists;
    }

    /** Removes all scripts and counts, and ends hanging requests. */
    void reset() {
        runs.reset();
        creates.reset();
        lists.reset();
        CountDownLatch hanging = released;
        released = new CountDownLatch(1);
        hanging.countDown();
    }

    /** Returns the run that {@code request} asks for, or null if it asks for none. */
    static @Nullable String runId(Request request) {
        String runId = request.getPathParameters().get("run_id");
        return runId == null ? null : runId.toLowerCase(Locale.ROOT);
    }

    Step next(Request request) {
        boolean hasKey = hasKey(request);
        if (request.getMethod().equals(RequestMethod.POST)) {
            return creates.next(request.getBodyAsString(), hasKey);
        }
        String runId = runId(request);
        return runId == null ? lists.next(hasKey) : runs.next(runId, hasKey);
    }

    void awaitReset() {
        try {
            released.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static boolean hasKey(Request request) {
        String authorization = request.getHeader("Authorization");
        return authorization != null && authorization.matches("Bearer \\S+");
    }
}
