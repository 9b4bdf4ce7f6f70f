package ai.dataframer.client.testing;

import ai.dataframer.client.testing.StubRun.Step;
import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.gson.JsonSyntaxException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** The answers to creates, in order. Thread-safe. */
final class CreateScript {
    private static final Gson GSON = new Gson();
    private static final List<String> ECHOED = List.of("dataset_id", "pii_types", "detection_method", "llm_model_name");

    private final RunScripts runs;
    private final Queue<Function<String, Step>> answers = new ConcurrentLinkedQueue<>();
    private final AtomicInteger requests = new AtomicInteger();

    CreateScript(RunScripts runs) {
        this.runs = runs;
    }

    void add(StubRun run) {
        List<Step> steps = run.steps(); // as they are now
        answers.add(body -> {
            runs.put(run.runId(), steps);
            return Step.once(StubAnswer.created(born(body)), run.runId());
        });
    }

    void add(StubAnswer answer) {
        answers.add(body -> Step.once(answer, ""));
    }

    int requests() {
        return requests.get();
    }

    void reset() {
        answers.clear();
        requests.set(0);
    }

    Step next(String body, boolean hasKey) {
        requests.incrementAndGet();
        if (!hasKey) {
            return Step.once(StubAnswer.unauthorized(), "");
        }
        Function<String, Step> answer = answers.poll();
        return answer == null ? Step.once(StubAnswer.notStubbed(), "") : answer.apply(body);
    }

    /** Returns the new run that {@code body} asks for. */
    private static RunBody born(String body) {
        RunBody run = RunBody.pending().with("llm_model_name", null);
        JsonObject asked;
        try {
            asked = GSON.fromJson(body, JsonObject.class);
        } catch (JsonSyntaxException e) {
            return run; // invalid JSON is for the contract check to report
        }
        if (asked != null) {
            ECHOED.stream().filter(asked::has).forEach(name -> run.with(name, asked.get(name)));
        }
        return run;
    }
}
