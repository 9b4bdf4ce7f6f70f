package ai.dataframer.client.testing;

import ai.dataframer.client.testing.StubRun.Step;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** All runs and the positions in their scripts. Thread-safe. */
final class RunScripts {
    private final Map<String, Playback> playbacks = new ConcurrentSkipListMap<>();
    private final Map<String, Integer> requests = new ConcurrentHashMap<>();

    void put(String runId, List<Step> steps) {
        playbacks.put(runId, new Playback(steps));
    }

    boolean have(String runId) {
        return playbacks.containsKey(runId);
    }

    int requestsFor(String runId) {
        return requests.getOrDefault(runId, 0);
    }

    void reset() {
        playbacks.clear();
        requests.clear();
    }

    /** Returns the current state of each run, {@code PENDING} if its script has none. */
    List<JsonObject> current() {
        List<JsonObject> runs = new ArrayList<>();
        playbacks.forEach((runId, playback) -> runs.add(playback.current()
                .or(Step.once(StubAnswer.pending(), runId)::run)
                .orElseThrow()));
        return runs;
    }

    Step next(String runId, boolean hasKey) {
        requests.merge(runId, 1, Integer::sum);
        if (!hasKey) {
            return Step.once(StubAnswer.unauthorized(), runId);
        }
        Playback playback = playbacks.get(runId);
        return playback == null ? Step.once(StubAnswer.notStubbed(runId), runId) : playback.next();
    }
}
