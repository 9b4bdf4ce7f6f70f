package ai.dataframer.client.testing;

import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** Sends files, each by its script. Thread-safe. */
final class FileService implements ResponseDefinitionTransformerV2 {
    private final Map<String, FilePlayback> files = new ConcurrentHashMap<>();
    private final Runnable awaitRelease;

    /** Takes what blocks an answer that hangs. */
    FileService(Runnable awaitRelease) {
        this.awaitRelease = awaitRelease;
    }

    void put(StubFile file) {
        files.put(file.path(), new FilePlayback(file));
    }

    int requestsFor(String path) {
        FilePlayback file = files.get(path);
        return file == null ? 0 : file.requests();
    }

    void reset() {
        files.clear();
    }

    @Override
    public ResponseDefinition transform(ServeEvent serveEvent) {
        String path = serveEvent.getRequest().getUrl().split("\\?", 2)[0];
        StubFile.Answer answer = Objects.requireNonNull(files.get(path)).next(serveEvent.getRequest());
        if (answer.hangs()) {
            awaitRelease.run();
        }
        return answer.response();
    }

    @Override
    public boolean applyGlobally() {
        return false;
    }

    @Override
    public String getName() {
        return "dataframer-files";
    }
}
