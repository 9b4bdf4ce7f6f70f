package ai.dataframer.client.faults;

import static ai.dataframer.client.faults.FileReplies.TAG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import ai.dataframer.client.Await;
import ai.dataframer.client.DataframerClient;
import ai.dataframer.client.ProgressListener;
import ai.dataframer.client.RawRequests;
import ai.dataframer.client.RequestOptions;
import ai.dataframer.client.errors.ConnectionException;
import ai.dataframer.client.errors.RequestTimeoutException;
import ai.dataframer.client.errors.RequestTimeoutException.Limit;
import ai.dataframer.client.faults.RawReply.End;
import ai.dataframer.client.polling.PollingPolicy;
import ai.dataframer.client.scheduling.Scheduler;
import ai.dataframer.client.scheduling.SystemScheduler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever ends a download from outside: it ends at once, the service sees the connection closed, and nothing is left. */
@Timeout(30)
@SuppressWarnings("try") // closes clients early
class DownloadEndedTest {
    private static final FileReplies FILE = FileReplies.of(200_000, 1);
    private static final RawReply HANGING = FILE.cut(100_000, End.HANG, TAG);

    @TempDir
    Path folder;

    private final CountDownLatch halfWay = new CountDownLatch(1);
    private final ProgressListener listener = (bytes, total) -> {
        if (bytes == 100_000) {
            halfWay.countDown();
        }
    };

    private static DataframerClient client(RawService service) {
        return DataframerClient.builder()
                .apiKey("test-key")
                .baseUrl(service.baseUrl())
                .build();
    }

    private Path target() {
        return folder.resolve("customers.csv");
    }

    private CompletableFuture<Path> start(RawRequests raw) throws InterruptedException {
        CompletableFuture<Path> download = raw.downloadAsync("/files/1/", target(), listener);
        assertThat(halfWay.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(folder).isNotEmptyDirectory();
        return download;
    }

    /** The thread that writes deletes the file as soon as it has seen the end. */
    private void awaitEmptyFolder() {
        Await.until(() -> files().isEmpty());
        assertThat(folder).isEmptyDirectory();
    }

    private List<Path> files() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void downloadAsync_cancelled_leavesNothing() throws Exception {
        try (RawService service = RawService.start(HANGING);
                DataframerClient client = client(service)) {
            CompletableFuture<Path> download = start(client.raw());

            download.cancel(true);

            assertThatThrownBy(download::join).isInstanceOf(CancellationException.class);
            service.awaitNoConnection();
            awaitEmptyFolder();
            assertThat(service.requests()).hasSize(1);
        }
    }

    @Test
    void downloadAsync_cancelledAfterTheLastByte_doesNotAppear() throws Exception {
        var started = new CompletableFuture<CompletableFuture<Path>>();
        try (RawService service = RawService.start(FILE.whole(TAG));
                SystemScheduler real = new SystemScheduler();
                DataframerClient client = DataframerClient.builder()
                        .apiKey("test-key")
                        .baseUrl(service.baseUrl())
                        .scheduler(new AtOnce(real))
                        .build()) {
            CompletableFuture<Path> download = client.raw().downloadAsync("/files/1/", target(), (bytes, total) -> {
                if (bytes == 200_000) {
                    started.join().cancel(true);
                }
            });
            started.complete(download);

            assertThatThrownBy(download::join).isInstanceOf(CancellationException.class);
            awaitEmptyFolder();
        }
    }

    /** Runs the program's code at once, so that a download has ended when {@code cancel} returns. */
    private record AtOnce(SystemScheduler real) implements Scheduler {
        @Override
        public long nanoTime() {
            return real.nanoTime();
        }

        @Override
        public Future<?> schedule(Runnable task, Duration delay) {
            return real.schedule(task, delay);
        }

        @Override
        public void execute(Runnable task) {
            task.run();
        }
    }

    @Test
    void downloadAsync_completedFromOutside_leavesNothing() throws Exception {
        try (RawService service = RawService.start(HANGING);
                DataframerClient client = client(service)) {
            CompletableFuture<Path> download = start(client.raw());

            download.complete(folder);

            service.awaitNoConnection();
            awaitEmptyFolder();
        }
    }

    @Test
    void downloadAsync_clientClosed_leavesNothing() throws Exception {
        try (RawService service = RawService.start(HANGING);
                DataframerClient client = client(service)) {
            CompletableFuture<Path> download = start(client.raw());

            client.close();

            assertThatThrownBy(() -> CallKind.get(download))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("the client is closed");
            service.awaitNoConnection();
            awaitEmptyFolder();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void downloadAsync_endedInTheDelayBeforeARetry_leavesNothing(boolean closes) throws Exception {
        var time = new HeldScheduler();
        try (RawService service = RawService.start(FILE.cut(100_000, End.CLOSE, TAG));
                DataframerClient client = DataframerClient.builder()
                        .apiKey("test-key")
                        .baseUrl(service.baseUrl())
                        .scheduler(time)
                        .build()) {
            CompletableFuture<Path> download = start(client.raw());
            time.awaitDelay();
            assertThat(files()).hasSize(1);

            if (closes) {
                client.close();
            } else {
                download.cancel(true);
            }

            awaitEmptyFolder();
            time.awaitNothingPending();
            assertThat(service.requests()).hasSize(1);
        }
    }

    @Test
    void download_clientClosed_leavesNothing() throws Exception {
        try (RawService service = RawService.start(HANGING);
                DataframerClient client = client(service)) {
            var closer = new Thread(() -> {
                awaitHalfWay();
                client.close();
            });
            closer.start();

            assertThatThrownBy(() -> client.raw().download("/files/1/", target(), listener))
                    .isInstanceOf(IllegalStateException.class);

            assertThat(folder).isEmptyDirectory();
            closer.join();
        }
    }

    @Test
    void download_interrupted_leavesNothingAndKeepsTheFlag() throws Exception {
        RawReply trickling = RawReply.of(RawReply.head(200, "Content-Length: 1000000") + "x".repeat(200_000))
                .dribbled(1);
        try (RawService service = RawService.start(trickling);
                DataframerClient client = client(service)) {
            Thread caller = Thread.currentThread();
            var interrupter = new Thread(() -> {
                awaitHalfWay();
                caller.interrupt();
            });
            interrupter.start();

            Throwable e = catchThrowable(
                    () -> client.raw().download("/files/1/", target(), (bytes, total) -> halfWay.countDown()));

            assertThat(Thread.interrupted()).isTrue();
            assertThat(e).isInstanceOf(ConnectionException.class).hasMessage("GET /files/1/ was interrupted");
            assertThat(folder).isEmptyDirectory();
            interrupter.join();
        }
    }

    /** Writing to a file that an interrupt can close would report the interrupt as a failure of the file system. */
    @Test
    void download_interruptedWhileItWrites_isReportedAsInterrupted() {
        try (RawService service = RawService.start(HANGING);
                DataframerClient client = client(service)) {
            Throwable e = catchThrowable(() -> client.raw()
                    .download(
                            "/files/1/",
                            target(),
                            (bytes, total) -> Thread.currentThread().interrupt()));

            assertThat(Thread.interrupted()).isTrue();
            assertThat(e).isInstanceOf(ConnectionException.class).hasMessage("GET /files/1/ was interrupted");
            assertThat(folder).isEmptyDirectory();
        }
    }

    @ParameterizedTest
    @EnumSource
    void download_timeoutOfTheOptions_endsItAndLeavesNothing(DownloadKind kind) throws Exception {
        Duration limit = Duration.ofMillis(300);
        RequestOptions options = RequestOptions.builder().timeout(limit).build();
        try (RawService service = RawService.start(HANGING);
                DataframerClient client = client(service)) {
            assertThatThrownBy(() -> kind.call(client.raw().withOptions(options), "/files/1/", target()))
                    .isInstanceOfSatisfying(RequestTimeoutException.class, e -> {
                        assertThat(e.limit()).isEqualTo(Limit.CALL);
                        assertThat(e.value()).isEqualTo(limit);
                    });

            service.awaitNoConnection();
            awaitEmptyFolder();
        }
    }

    @ParameterizedTest
    @EnumSource
    void download_callTimeoutOfTheClient_doesNotEndIt(DownloadKind kind) {
        RawReply slow = RawReply.of(RawReply.head(200, "Content-Length: 400") + "x".repeat(400))
                .dribbled(1);
        try (RawService service = RawService.start(slow);
                DataframerClient client = DataframerClient.builder()
                        .apiKey("test-key")
                        .baseUrl(service.baseUrl())
                        .callTimeout(Duration.ofMillis(100))
                        .build()) {
            kind.call(client.raw(), "/files/1/", target());

            assertThat(target()).hasSize(400);
        }
    }

    @Test
    void downloadAsync_listenerHangs_leavesTheTimeoutAndOtherCallsAlone() throws Exception {
        var released = new CountDownLatch(1);
        RequestOptions options =
                RequestOptions.builder().timeout(Duration.ofSeconds(1)).build();
        try (RawService service = RawService.start((number, head) ->
                        head.startsWith("GET /files/") ? FILE.whole(TAG) : RawReply.run("SUCCEEDED"));
                DataframerClient client = client(service)) {
            List<CompletableFuture<Path>> downloads = IntStream.range(0, 100)
                    .mapToObj(i -> client.raw()
                            .withOptions(options)
                            .downloadAsync("/files/1/", folder.resolve("file-" + i), (bytes, total) -> await(released)))
                    .toList();

            assertThat(CallKind.RETRIEVE_ASYNC
                            .call(client, PollingPolicy.defaults())
                            .isSucceeded())
                    .isTrue();
            for (CompletableFuture<Path> download : downloads) {
                assertThatThrownBy(() -> CallKind.get(download)).isInstanceOf(RequestTimeoutException.class);
            }
            released.countDown();
            awaitEmptyFolder();
        }
    }

    @Test
    void downloadAsync_aHundredAtOnce_runOnHalfOfTheThreadsAndNeverOnTheTimer() throws Exception {
        List<String> threads = Collections.synchronizedList(new ArrayList<>());
        try (RawService service = RawService.start(FILE.whole(TAG));
                DataframerClient client = client(service)) {
            List<CompletableFuture<Path>> downloads = IntStream.range(0, 100)
                    .mapToObj(i -> client.raw()
                            .downloadAsync(
                                    "/files/1/",
                                    folder.resolve("file-" + i),
                                    (bytes, total) ->
                                            threads.add(Thread.currentThread().getName())))
                    .toList();
            for (CompletableFuture<Path> download : downloads) {
                assertThat(CallKind.get(download)).hasBinaryContent(FILE.content());
            }

            assertThat(threads).allMatch(name -> name.startsWith("OkHttp "));
            assertThat(service.connections()).isLessThanOrEqualTo(24);
            assertThat(files()).hasSize(100);
        }
    }

    private void awaitHalfWay() {
        await(halfWay);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
