package ai.dataframer.client.testing;

import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Takes uploads and keeps the datasets that they create. Thread-safe. */
final class DatasetService implements ResponseDefinitionTransformerV2 {
    private final Map<String, JsonObject> datasets = new ConcurrentHashMap<>();
    private final Queue<StubUpload> uploads = new ConcurrentLinkedQueue<>();
    private final Queue<StubAnswer> answers = new ConcurrentLinkedQueue<>();

    private final Runnable hang;

    /** Takes what blocks a hanging request. */
    DatasetService(Runnable hang) {
        this.hang = hang;
    }

    void add(StubAnswer answer) {
        answers.add(answer);
    }

    List<StubUpload> uploads() {
        return List.copyOf(uploads);
    }

    void reset() {
        datasets.clear();
        uploads.clear();
        answers.clear();
    }

    @Override
    public ResponseDefinition transform(ServeEvent event) {
        StubAnswer answer = answer(event.getRequest());
        if (answer.hangs()) {
            hang.run();
        }
        return answer.response("");
    }

    private StubAnswer answer(Request request) {
        if (!Scripts.hasKey(request)) {
            return StubAnswer.unauthorized();
        }
        if (request.getMethod().equals(RequestMethod.POST)) {
            return create(request);
        }
        String id = String.valueOf(request.getPathParameters().get("dataset_id"));
        JsonObject dataset = datasets.get(id.toLowerCase(Locale.ROOT));
        return dataset == null ? StubAnswer.notFound() : StubAnswer.dataset(200, dataset.toString());
    }

    private StubAnswer create(Request request) {
        UUID id = UUID.randomUUID();
        JsonObject dataset;
        try {
            var upload = new StubUpload(Multipart.parts(request.getHeader("Content-Type"), request.getBody()));
            uploads.add(upload);
            StubAnswer answer = answers.poll();
            if (answer != null) {
                return answer;
            }
            dataset = DatasetBody.of(id, upload);
        } catch (IllegalArgumentException | IOException e) {
            return StubAnswer.badUpload(String.valueOf(e.getMessage()));
        }
        datasets.put(id.toString(), dataset);
        return StubAnswer.dataset(201, dataset.toString());
    }

    @Override
    public boolean applyGlobally() {
        return false;
    }

    @Override
    public String getName() {
        return "dataframer-datasets";
    }
}
