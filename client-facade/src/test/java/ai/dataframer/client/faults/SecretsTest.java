package ai.dataframer.client.faults;

import static ai.dataframer.client.faults.RawReply.RUN_ID;
import static ai.dataframer.client.faults.RawReply.head;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static org.assertj.core.api.Assertions.assertThat;

import ai.dataframer.client.AnonymizationRun;
import ai.dataframer.client.DataframerClient;
import ai.dataframer.client.RawRequests;
import ai.dataframer.client.RequestOptions;
import ai.dataframer.client.faults.RawReply.End;
import ai.dataframer.client.polling.Backoff;
import ai.dataframer.client.polling.PollListener;
import ai.dataframer.client.polling.PollingPolicy;
import ai.dataframer.client.scheduling.VirtualScheduler;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Neither the key nor anything of an answer's body stands where a program prints or logs it. */
@Timeout(60)
class SecretsTest {
    private static final String KEY = "k3y-0a1b2c3d";
    private static final String EMAIL = "jane.doe@example.com";
    private static final String TEXT = "b0dy-of-the-answer";
    private static final List<String> SECRETS = List.of(KEY, EMAIL, TEXT, hex(KEY), hex(EMAIL), hex(TEXT));

    private static final String LEAK = EMAIL + " " + TEXT;
    private static final String RUN = "{\"status\": \"SUCCEEDED\", \"created_by_email\": \"" + EMAIL
            + "\", \"dataset_name\": \"" + TEXT + "\", \"anonymized_files\": [{\"id\": \"file-1\", \"path\": \""
            + TEXT + "\"}], \"results\": {\"entity_summary\": {\"PERSON\": 1}, \"error\": \"" + TEXT
            + "\", \"entities_found\": [{\"label\": \"PERSON\"}]}}";

    @TempDir
    Path folder;

    private final List<String> printed = new ArrayList<>();

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(UTF_8));
    }

    private static RawReply answer(int status, String body) {
        return RawReply.of(head(status, "Content-Length: " + body.length()) + body);
    }

    /** What a service may answer, each with something in it that must not get out. */
    private static List<RawReply> replies() {
        return List.of(
                answer(200, RUN),
                answer(200, "{\"status\": \"" + TEXT.length() + "\", \"created_at\": \"" + LEAK + "\"}"),
                answer(200, "{\"id\": \"" + LEAK + "\"}"),
                answer(200, "{\"status\": [\"" + LEAK + "\"]}"),
                answer(200, "{\"results\": {\"samples_processed\": \"" + LEAK + "\"}}"),
                answer(200, "{\"" + LEAK + "\": tru}"),
                answer(200, "{\"results\": {\"entity_summary\": {\"" + LEAK + "\": tru}}}"),
                answer(200, RUN + RUN),
                answer(200, RUN.substring(0, 80)),
                answer(200, "<html>" + LEAK + "</html>"),
                answer(204, ""),
                answer(400, LEAK),
                answer(401, LEAK),
                answer(404, LEAK),
                answer(408, LEAK),
                answer(429, LEAK),
                answer(500, LEAK),
                answer(503, LEAK),
                answer(600, LEAK),
                RawReply.of(head(200, "Content-Length: 20") + RUN), // the rest is read as the next answer
                RawReply.of(head(500, "Content-Length: 2") + LEAK),
                RawReply.of(LEAK + "\r\n\r\n").then(End.CLOSE),
                RawReply.of(LEAK).then(End.CLOSE),
                RawReply.of("HTTP/1.1 " + LEAK + "\r\n\r\n").then(End.CLOSE),
                RawReply.of("HTTP/1.1 -10 " + LEAK + "\r\n\r\n").then(End.CLOSE),
                RawReply.of("HTTP/1.1 200 x\r\n" + LEAK).then(End.CLOSE),
                RawReply.of(head(200, "Content-Length: -5") + RUN).then(End.CLOSE),
                RawReply.of(head(500, "Content-Length: -5") + LEAK).then(End.CLOSE),
                RawReply.of(head(500, "Transfer-Encoding: chunked") + LEAK + "\r\n")
                        .then(End.CLOSE),
                RawReply.of(head(200, "Transfer-Encoding: chunked") + LEAK + "\r\n")
                        .then(End.CLOSE),
                RawReply.of(head(200, "Transfer-Encoding: chunked") + "5\r\n{\"a\": 1}" + LEAK)
                        .then(End.CLOSE),
                RawReply.of(head(200, "Transfer-Encoding: chunked") + "2; " + LEAK)
                        .then(End.CLOSE),
                RawReply.of(head(200, "Content-Encoding: gzip") + LEAK).then(End.CLOSE),
                RawReply.of(head(200, "Content-Length: 999") + RUN).then(End.CLOSE),
                RawReply.of(head(200, "Content-Length: 999") + RUN).then(End.RESET),
                RawReply.of(head(200, "Content-Length: 999") + RUN).then(End.HANG));
    }

    @Test
    void everyOutcome_printedAndLoggedAtEveryLevel_showsNoSecret() {
        try (LogCapture log = new LogCapture(Level.ALL)) {
            for (RawReply reply : replies()) {
                for (CallKind call : CallKind.values()) {
                    use(reply, call);
                }
                useRaw(reply);
            }
            useBadKeys();

            log.records().forEach(logged -> printed.add(print(logged)));
            assertThat(log.uncaught()).isEmpty();
            // the capture is real: OkHttp's own records are in it, and this library's
            assertThat(log.records())
                    .extracting(LogRecord::getLoggerName)
                    .anyMatch(name -> name.startsWith("okhttp3."));
            assertThat(log.records())
                    .extracting(LogRecord::getLoggerName)
                    .contains("ai.dataframer.client", "ai.dataframer.client.polling.Poller");
        }
        assertThat(printed).hasSizeGreaterThan(500);
        assertThat(printed.stream().filter(text -> SECRETS.stream().anyMatch(text::contains)))
                .isEmpty();
    }

    private void use(RawReply reply, CallKind call) {
        PollListener<AnonymizationRun> listener = event -> {
            printed.add(event.toString());
            event.failure().ifPresent(e -> printed.add(print(e)));
            throw new IllegalStateException("listener failed on purpose");
        };
        PollingPolicy policy = PollingPolicy.builder()
                .backoff(Backoff.fixed(Duration.ofSeconds(1)))
                .timeout(Duration.ofSeconds(10))
                .maxConsecutiveFailures(2)
                .build();
        DataframerClient.Builder builder = DataframerClient.builder().apiKey(KEY);
        try (RawService service = RawService.start(reply);
                DataframerClient client = builder.baseUrl(service.baseUrl())
                        .readTimeout(Duration.ofMillis(reply.hangs() ? 20 : 10_000))
                        .scheduler(new VirtualScheduler())
                        .build()) {
            show(
                    builder,
                    client,
                    client.anonymizationRuns(),
                    RequestOptions.builder().header("X-Key", KEY).apiKey(KEY).build());
            var runs = client.anonymizationRuns();
            try {
                AnonymizationRun run = switch (call) {
                    case RETRIEVE -> {
                        show(runs.retrieveWithResponse(RUN_ID));
                        yield runs.retrieve(RUN_ID);
                    }
                    case RETRIEVE_ASYNC -> CallKind.get(runs.retrieveAsync(RUN_ID));
                    case AWAIT_COMPLETION -> runs.awaitCompletion(RUN_ID, policy, listener);
                    case AWAIT_COMPLETION_ASYNC -> CallKind.get(runs.awaitCompletionAsync(RUN_ID, policy, listener));
                    case CREATE, CREATE_ASYNC -> call.call(client, policy);
                };
                show(run, run.results(), run.anonymizedFiles(), run.entitiesFound());
            } catch (RuntimeException e) {
                printed.add(print(e));
            }
        }
    }

    private void useRaw(RawReply reply) {
        try (RawService service = RawService.start(reply);
                DataframerClient client = DataframerClient.builder()
                        .apiKey(KEY)
                        .baseUrl(service.baseUrl())
                        .readTimeout(Duration.ofMillis(reply.hangs() ? 20 : 10_000))
                        .scheduler(new VirtualScheduler())
                        .build()) {
            String path = "/x?signature=" + TEXT;
            RawRequests raw = client.raw()
                    .withOptions(RequestOptions.builder().header("X-Key", KEY).build());
            show(raw);
            attempt(() -> raw.get(path));
            attempt(() -> CallKind.get(raw.getAsync(service.baseUrl() + path)));
            attempt(() -> raw.send("POST", path, "{\"email\": \"" + EMAIL + "\"}"));
            attempt(() -> raw.send("POST", "https://127.0.0.1:1" + path, null));
            attempt(() -> raw.download(path, folder.resolve("sync"), REPLACE_EXISTING));
            attempt(() -> CallKind.get(raw.downloadAsync(path, folder.resolve("async"), REPLACE_EXISTING)));
        }
    }

    private void attempt(Supplier<?> call) {
        try {
            show(call.get());
        } catch (RuntimeException e) {
            printed.add(print(e));
        }
    }

    private void show(Object... objects) {
        Arrays.stream(objects).map(String::valueOf).forEach(printed::add);
    }

    private void useBadKeys() {
        for (String key : List.of(KEY + " ", KEY + "\n", KEY + "\u00e9", KEY + "\r\nX-Header: x")) {
            try {
                DataframerClient.builder().apiKey(key);
            } catch (IllegalArgumentException e) {
                printed.add(print(e));
            }
            try (RawService service = RawService.start(answer(200, RUN));
                    DataframerClient client = DataframerClient.builder()
                            .apiKeyProvider(() -> key)
                            .baseUrl(service.baseUrl())
                            .build()) {
                client.anonymizationRuns().retrieve(RUN_ID);
            } catch (RuntimeException e) {
                printed.add(print(e));
            }
        }
    }

    /** Returns messages, causes and suppressed exceptions as a stack trace shows them. */
    private static String print(Throwable e) {
        var text = new StringWriter();
        e.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    private static String print(LogRecord logged) {
        String thrown = logged.getThrown() == null ? "" : print(logged.getThrown());
        return logged.getLoggerName() + " " + logged.getMessage() + Arrays.toString(logged.getParameters()) + thrown;
    }
}
