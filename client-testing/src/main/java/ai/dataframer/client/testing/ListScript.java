package ai.dataframer.client.testing;

import ai.dataframer.client.testing.StubRun.Step;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Lists all runs, each in the current state of its script. Thread-safe. */
final class ListScript {
    private static final List<String> NOT_LISTED = List.of("results", "anonymized_files", "duration_seconds");

    private final RunScripts runs;
    private final Queue<StubAnswer> answers = new ConcurrentLinkedQueue<>();

    ListScript(RunScripts runs) {
        this.runs = runs;
    }

    void add(StubAnswer answer) {
        answers.add(answer);
    }

    void reset() {
        answers.clear();
    }

    Step next(boolean hasKey) {
        if (!hasKey) {
            return Step.once(StubAnswer.unauthorized(), "");
        }
        StubAnswer answer = answers.poll();
        return Step.once(answer == null ? StubAnswer.list(summaries()) : answer, "");
    }

    private String summaries() {
        var list = new JsonArray();
        for (JsonObject run : runs.current()) {
            NOT_LISTED.forEach(run::remove);
            list.add(run);
        }
        return list.toString();
    }
}
