package ai.dataframer.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.MultipartReader;
import okhttp3.ResponseBody;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.MockWebServer;
import okhttp3.mockwebserver.RecordedRequest;
import okio.Buffer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import retrofit2.Call;
import retrofit2.Response;

/** Each generated method sends what its document describes and reads what that lets the service answer: ours, and odd ones. */
class RoundTripTest {
    private static final Path PAGES = Path.of("src/test/resources/pages");
    private static final String BYTES = "\u0000a,b\r\n\"\u00fc\"";

    @TempDir
    static Path folder;

    private static GeneratedClient client;
    private static Map<String, ObjectNode> documents;

    private final MockWebServer server = new MockWebServer();

    @BeforeAll
    static void generate() throws IOException, ReflectiveOperationException {
        Checkout checkout = Checkout.in(folder);
        Draft run =
                Draft.ofCommitted(Draft.RETRIEVE); // now of more than the run that create answers, of the same class
        run.run().set("invented_property", Draft.yaml("{type: string}"));
        checkout.take(run.yaml(), false);
        checkout.takeAll(PAGES.toAbsolutePath());
        documents = checkout.operations();
        client = GeneratedClient.of(checkout, folder);
    }

    @AfterAll
    static void close() throws IOException {
        client.close();
    }

    @BeforeEach
    void start() throws IOException {
        server.start();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    static Stream<Method> methods() {
        return client.methods().stream();
    }

    @Test
    void methods_areThoseOfTheDocuments() {
        assertThat(methods().map(Method::getName).distinct()).containsExactlyInAnyOrderElementsOf(documents.keySet());
    }

    @ParameterizedTest
    @MethodSource("methods")
    void method_sendsWhatTheDocumentSays_andReadsWhatItAnswers(Method method) throws Exception {
        Map.Entry<String, JsonNode> path = documents
                .get(method.getName())
                .path("paths")
                .properties()
                .iterator()
                .next();
        Map.Entry<String, JsonNode> operation =
                path.getValue().properties().iterator().next();
        List<Input> inputs = Input.of(operation.getValue());
        if (method.getParameterCount() < inputs.size()) {
            inputs = inputs.stream().filter(Input::required).toList();
        }
        Answer answer = Answer.in(operation.getValue().path("responses"));
        server.enqueue(answer.response());

        Response<?> response = call(method, inputs).execute();

        RecordedRequest request = server.takeRequest();
        assertThat(request.getMethod()).isEqualToIgnoringCase(operation.getKey());
        assertUrl(request.getRequestUrl(), path.getKey(), inputs);
        for (Input header : of("header", inputs)) {
            assertThat(request.getHeaders().values(header.name())).isEqualTo(texts(header));
        }
        assertBody(request, inputs);
        assertThat(response.isSuccessful()).isTrue();
        answer.assertRead(response.body());
    }

    private Call<?> call(Method method, List<Input> inputs) throws ReflectiveOperationException {
        assertThat(method.getParameterCount()).isEqualTo(inputs.size());
        Object[] arguments = new Object[inputs.size()];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = inputs.get(i).argument(method.getGenericParameterTypes()[i]);
        }
        return (Call<?>) method.invoke(client.at(server.url("/base/")), arguments);
    }

    private static void assertUrl(HttpUrl url, String path, List<Input> inputs) {
        List<String> steps = new ArrayList<>(List.of("base"));
        for (String step : path.substring(1).split("/", -1)) {
            for (Input parameter : of("path", inputs)) {
                step = step.replace(
                        "{" + parameter.name() + "}", texts(parameter).get(0));
            }
            steps.add(step);
        }
        assertThat(url.pathSegments()).isEqualTo(steps);
        Map<String, List<String>> expected = new TreeMap<>();
        of("query", inputs).forEach(parameter -> expected.put(parameter.name(), texts(parameter)));
        Map<String, List<String>> sent = new TreeMap<>();
        url.queryParameterNames().forEach(name -> sent.put(name, url.queryParameterValues(name)));
        assertThat(sent).isEqualTo(expected);
    }

    private static void assertBody(RecordedRequest request, List<Input> inputs) throws IOException {
        String type = Objects.requireNonNullElse(request.getHeader("Content-Type"), "");
        for (Input body : of("body", inputs)) {
            assertThat(type).startsWith(body.name());
            assertThat(JsonParser.parseString(request.getBody().readUtf8()))
                    .isEqualTo(body.values().get(0));
            return;
        }
        List<List<String>> expected = new ArrayList<>();
        for (Input part : of("part", inputs)) {
            int number = 0;
            for (JsonElement value : part.values()) {
                number++;
                expected.add(List.of(
                        part.name(),
                        part.isFile() ? String.valueOf(number) : "",
                        part.isFile() ? "" : value.isJsonObject() ? "application/json" : "text/plain",
                        part.isFile()
                                ? new Buffer()
                                        .write(Input.FILE)
                                        .readByteString()
                                        .hex()
                                : value.isJsonObject() ? value.toString() : value.getAsString()));
            }
        }
        if (expected.isEmpty()) {
            assertThat(request.getBodySize()).isZero();
        } else {
            assertThat(type).startsWith("multipart/form-data; boundary=");
            assertThat(parts(request.getBody(), type)).isEqualTo(expected);
        }
    }

    /** Returns name, file name, media type and content of each part; a file's content in hexadecimal digits. */
    private static List<List<String>> parts(Buffer body, String type) throws IOException {
        List<List<String>> parts = new ArrayList<>();
        try (MultipartReader reader =
                new MultipartReader(body, MediaType.get(type).parameter("boundary"))) {
            for (MultipartReader.Part part = reader.nextPart(); part != null; part = reader.nextPart()) {
                String disposition = part.headers().get("Content-Disposition");
                String mediaType = Objects.requireNonNullElse(part.headers().get("Content-Type"), "");
                String fileName =
                        disposition.contains("; filename=") ? disposition.replaceAll(".*; filename=\"|\"$", "") : "";
                Buffer content = new Buffer();
                content.writeAll(part.body());
                parts.add(List.of(
                        disposition.replaceAll("^form-data; name=\"|\"(; filename=.*)?$", ""),
                        fileName,
                        mediaType.replaceFirst(";.*", ""),
                        !fileName.isEmpty()
                                ? content.readByteString().hex()
                                : mediaType.startsWith("application/json")
                                        ? JsonParser.parseString(content.readUtf8())
                                                .toString()
                                        : content.readUtf8()));
            }
        }
        return parts;
    }

    private static List<Input> of(String in, List<Input> inputs) {
        return inputs.stream().filter(input -> input.in().equals(in)).toList();
    }

    private static List<String> texts(Input input) {
        return input.values().stream().map(JsonElement::getAsString).toList();
    }

    /**
     * An answer of success.
     *
     * @param json what it says, or null if it is no JSON
     */
    private record Answer(int status, String type, JsonElement json) {
        /** Returns the one of the lowest status that has a body, or else of the lowest status. */
        static Answer in(JsonNode responses) {
            Map<String, JsonNode> successes = new TreeMap<>();
            responses.properties().stream()
                    .filter(response -> response.getKey().startsWith("2"))
                    .forEach(response -> successes.put(response.getKey().replace("XX", "99"), response.getValue()));
            Map<String, JsonNode> withBody = new LinkedHashMap<>(successes);
            withBody.values().removeIf(response -> response.path("content").isEmpty());
            if (withBody.isEmpty()) {
                return new Answer(204, "", null);
            }
            Map.Entry<String, JsonNode> first = withBody.entrySet().iterator().next();
            Map.Entry<String, JsonNode> content =
                    first.getValue().path("content").properties().iterator().next();
            boolean isJson = content.getKey().contains("json");
            return new Answer(
                    Integer.parseInt(first.getKey()),
                    content.getKey(),
                    isJson ? Samples.of(content.getValue().path("schema"), "\u00fc") : null);
        }

        MockResponse response() {
            MockResponse response = new MockResponse().setResponseCode(status);
            return type.isEmpty()
                    ? response
                    : response.setHeader("Content-Type", type).setBody(json == null ? BYTES : json.toString());
        }

        void assertRead(Object body) throws IOException {
            if (type.isEmpty()) {
                assertThat(body).isNull();
            } else if (json == null) {
                try (ResponseBody raw = (ResponseBody) body) {
                    assertThat(raw.string()).isEqualTo(BYTES);
                }
            } else {
                assertThat(GeneratedClient.GSON.toJsonTree(body)).isEqualTo(json);
            }
        }
    }
}
