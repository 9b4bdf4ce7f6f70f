package ai.dataframer.client.testing;

import ai.dataframer.client.testing.StubRun.Step;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** Lists the runs that there are, each as its script tells of it now. Thread-safe. */
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
        for (Step step : runs.current()) {
            if (json(step) instanceof JsonObject run) {
                NOT_LISTED.forEach(run::remove);
                list.add(run);
            }
        }
        return list.toString();
    }

    /** Returns what the step answers, or null if it is no JSON, as a test may want it. */
    private static @Nullable JsonElement json(Step step) {
        try {
            return JsonParser.parseString(String.valueOf(step.response().getBody()));
        } catch (JsonParseException e) {
            return null;
        }
    }
}
