package ai.dataframer.client.internal.raw;

import ai.dataframer.client.internal.http.Answer;
import ai.dataframer.client.internal.http.CallOptions;
import ai.dataframer.client.internal.http.Operation;
import ai.dataframer.client.internal.http.Progress;
import ai.dataframer.client.internal.http.ResponseReader;
import ai.dataframer.client.internal.http.Transport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Requests that the caller describes. A path may hold anything, so its requests share a pace by method: the number of queues
 * must not grow with the number of paths.
 */
public final class RawOperations {
    private static final Set<String> METHODS = Set.of("POST", "PUT", "PATCH", "DELETE");

    private static final MediaType JSON = Objects.requireNonNull(MediaType.parse("application/json"));

    private static final ResponseReader<Answer<String>> TEXT = new ResponseReader<>() {
        @Override
        public Answer<String> read(Response response) throws IOException {
            return Answer.of(response, response.body().string());
        }

        @Override
        public boolean requiresBody() {
            return false;
        }
    };

    private final Transport transport;
    private final Addresses addresses;

    /** Creates the requests to the service behind {@code transport}, and to other hosts. */
    public RawOperations(Transport transport) {
        this.transport = transport;
        addresses = new Addresses(transport);
    }

    /**
     * Returns a call that reads the text at an address.
     *
     * @throws IllegalArgumentException if {@code path} is no address
     */
    public RawCall<Answer<String>> get(String path, CallOptions options) {
        HttpUrl url = addresses.of("path", path);
        var request = new Request.Builder().url(url).build();
        return new RawCall<>(Operation.idempotent("raw GET", () -> request, TEXT), optionsFor(url, options));
    }

    /**
     * Returns a call that sends JSON, or no body, and must not be carried out twice.
     *
     * @throws IllegalArgumentException if {@code path} is no address of the service, or the method is none of those for this
     */
    public RawCall<Answer<String>> send(String method, String path, @Nullable String json, CallOptions options) {
        Objects.requireNonNull(method, "method == null");
        if (!METHODS.contains(method)) {
            throw new IllegalArgumentException("method must be POST, PUT, PATCH or DELETE: " + method
                    + (method.equals("GET") ? "; use get(..)" : ""));
        }
        RequestBody body = json == null
                ? RequestBody.create(new byte[0], null)
                : RequestBody.create(json.getBytes(StandardCharsets.UTF_8), JSON);
        var request = new Request.Builder()
                .url(addresses.ofService("path", path))
                .method(method, body)
                .build();
        return new RawCall<>(
                Operation.once(
                        "raw " + method,
                        () -> request,
                        TEXT,
                        "the service may have carried it out: look before you send it again"),
                options);
    }

    /**
     * Returns a call that stores what is at an address.
     *
     * @throws IllegalArgumentException if {@code pathOrUrl} is no address
     */
    public DownloadCall download(String pathOrUrl, TargetFile target, Progress progress, CallOptions options) {
        HttpUrl url = addresses.of("pathOrUrl", pathOrUrl);
        return new DownloadCall(transport, target, new Download(url, target, progress), optionsFor(url, options));
    }

    private CallOptions optionsFor(HttpUrl url, CallOptions options) {
        return transport.isService(url) ? options : options.forAnotherHost();
    }
}
