package ai.dataframer.client.faults;

import static ai.dataframer.client.faults.UploadContent.LARGE;
import static ai.dataframer.client.faults.UploadContent.bytes;
import static ai.dataframer.client.faults.UploadContent.zeros;
import static ai.dataframer.client.faults.UploadKind.MAY_EXIST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ai.dataframer.client.DataframerClient;
import ai.dataframer.client.RequestOptions;
import ai.dataframer.client.UploadFile;
import ai.dataframer.client.errors.ConnectionException;
import ai.dataframer.client.errors.RequestTimeoutException;
import ai.dataframer.client.errors.RequestTimeoutException.Limit;
import ai.dataframer.client.faults.UploadService.Body;
import ai.dataframer.client.faults.UploadService.End;
import ai.dataframer.client.faults.UploadService.Step;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What ends an upload: its limits, and whoever has started it. The service sees that the body broke off. */
@Timeout(value = 30, threadMode = ThreadMode.SEPARATE_THREAD)
class UploadEndTest {
    @ParameterizedTest
    @EnumSource
    void upload_serviceReadsNothingMore_endsAtTheWriteTimeout(UploadKind kind) throws Exception {
        Duration limit = Duration.ofMillis(300);
        try (UploadService service = UploadService.start(new Step(100_000, "", End.READ_LATER));
                DataframerClient client = service.client().writeTimeout(limit).build()) {
            Throwable failure = catchThrowable(() -> kind.upload(client, bytes(LARGE)));

            assertThat(failure)
                    .isExactlyInstanceOf(RequestTimeoutException.class)
                    .hasMessage(kind.request() + " reached its write timeout of 300 ms" + MAY_EXIST);
            assertThat(((RequestTimeoutException) failure).limit()).isEqualTo(Limit.WRITE);
            assertThat(((RequestTimeoutException) failure).value()).isEqualTo(limit);
            service.readOn();
            assertThat(service.nextBody()).isEqualTo(Body.RESET);
            assertThat(service.otherBodies()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"FILE", "FILE_ASYNC"})
    void upload_slowerThanTheCallTimeout_goesOnWhileBytesMove(UploadKind kind) throws Exception {
        try (UploadService service = UploadService.start(Step.whole(UploadService.CREATED));
                DataframerClient client = service.client()
                        .callTimeout(Duration.ofMillis(50))
                        .writeTimeout(Duration.ofSeconds(1))
                        .build()) {
            var pause = new CountDownLatch(1);
            UploadFile file = UploadFile.of("data.csv", 5, () -> new InputStream() {
                private int left = 5;

                @Override
                public int read() {
                    return left > 0 ? 1 : -1;
                }

                @Override
                public int read(byte[] bytes, int offset, int length) throws IOException {
                    try {
                        assertThat(pause.await(250, TimeUnit.MILLISECONDS)).isFalse();
                    } catch (InterruptedException e) {
                        throw new IOException(e);
                    }
                    return left-- > 0 ? 1 : -1;
                }
            });

            assertThat(kind.upload(client, file)).isNotNull();
            assertThat(service.nextBody()).isEqualTo(Body.WHOLE);
        }
    }

    @ParameterizedTest
    @EnumSource
    void upload_withATimeoutOfItsOwn_endsThere(UploadKind kind) throws Exception {
        try (UploadService service = UploadService.start(new Step(100_000, "", End.READ_LATER));
                DataframerClient client = service.client().build()) {
            var options =
                    RequestOptions.builder().timeout(Duration.ofMillis(300)).build();
            Throwable failure = catchThrowable(() -> {
                var datasets = client.seedDatasets().withOptions(options);
                if (kind.isAsync()) {
                    CallKind.get(datasets.createAsync(kind.dataset(bytes(LARGE))));
                } else {
                    datasets.create(kind.dataset(bytes(LARGE)));
                }
            });

            assertThat(failure)
                    .isExactlyInstanceOf(RequestTimeoutException.class)
                    .hasMessageEndingWith(MAY_EXIST);
            assertThat(((RequestTimeoutException) failure).limit()).isEqualTo(Limit.CALL);
            service.readOn();
            assertThat(service.nextBody()).isEqualTo(Body.RESET);
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = ".*_ASYNC")
    void upload_contentThatYieldsNothing_endsAtTheWriteTimeout(UploadKind kind) throws Exception {
        var released = new CountDownLatch(1);
        try (UploadService service = UploadService.start(Step.whole(UploadService.CREATED));
                DataframerClient client =
                        service.client().writeTimeout(Duration.ofMillis(300)).build()) {
            UploadFile file = UploadFile.of("data.csv", 5, () -> {
                released.await();
                return new ByteArrayInputStream(new byte[5]);
            });

            Throwable failure = catchThrowable(() -> kind.upload(client, file));

            assertThat(failure)
                    .isExactlyInstanceOf(RequestTimeoutException.class)
                    .hasMessageContaining("write timeout of 300 ms");
            assertThat(service.otherBodies()).isZero();
        } finally {
            released.countDown();
        }
    }

    /** What ends an upload from outside. */
    enum Stop {
        CANCEL(CancellationException.class),
        CLOSE(IllegalStateException.class),
        INTERRUPT(ConnectionException.class);

        private final Class<? extends Throwable> outcome;

        Stop(Class<? extends Throwable> outcome) {
            this.outcome = outcome;
        }
    }

    record StopCell(Stop stop, UploadKind kind) {}

    static List<StopCell> stopCells() {
        List<StopCell> cells = new ArrayList<>();
        for (UploadKind kind : UploadKind.values()) {
            cells.add(new StopCell(kind.isAsync() ? Stop.CANCEL : Stop.INTERRUPT, kind));
            cells.add(new StopCell(Stop.CLOSE, kind));
        }
        return cells;
    }

    /** The body comes on slowly: an interrupt ends a request with its next byte. */
    @SuppressWarnings("try") // closed by hand on purpose
    @ParameterizedTest(name = "{0}")
    @MethodSource("stopCells")
    void upload_endedFromOutside_isResetWithinItsBody(StopCell cell) throws Exception {
        var halfway = new CountDownLatch(1);
        var stopped = new CountDownLatch(1);
        try (UploadService service = UploadService.start(Step.whole(UploadService.CREATED));
                DataframerClient client = service.client().build()) {
            UploadFile file = UploadFile.of("data.csv", LARGE, () -> new FilterInputStream(zeros(LARGE)) {
                private int read;

                @Override
                public int read(byte[] bytes, int offset, int length) throws IOException {
                    read += super.read(bytes, offset, length);
                    if (read > LARGE / 2) {
                        halfway.countDown();
                        awaitUninterrupted(stopped);
                    }
                    return length;
                }
            });
            UploadKind.Started started = cell.kind.start(client, file, (bytes, total) -> {});
            assertThat(halfway.await(10, TimeUnit.SECONDS)).isTrue();

            switch (cell.stop) {
                case CANCEL -> started.outcome().cancel(true);
                case CLOSE -> client.close();
                case INTERRUPT -> started.thread().interrupt();
            }
            stopped.countDown();

            Throwable failure = catchThrowable(() -> started.outcome().get(10, TimeUnit.SECONDS));
            Throwable cause = failure instanceof ExecutionException ? failure.getCause() : failure;
            assertThat(cause).isInstanceOf(cell.stop.outcome);
            if (cell.stop != Stop.CANCEL) {
                assertThat(cause).hasMessageEndingWith(MAY_EXIST);
            }
            assertThat(service.nextBody()).isEqualTo(Body.RESET);
            assertThat(service.otherBodies()).isZero();
        }
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        boolean interrupted = false;
        while (true) {
            try {
                latch.await();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
