package ai.dataframer.client.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ai.dataframer.client.DataframerClient;
import ai.dataframer.client.RequestOptions;
import ai.dataframer.client.UploadFile;
import ai.dataframer.client.errors.ApiException;
import ai.dataframer.client.errors.ConnectionException;
import ai.dataframer.client.errors.DataframerException;
import ai.dataframer.client.errors.InvalidResponseException;
import ai.dataframer.client.errors.RateLimitException;
import ai.dataframer.client.errors.RequestTimeoutException;
import ai.dataframer.client.errors.RequestTimeoutException.Limit;
import ai.dataframer.client.errors.ServerException;
import ai.dataframer.client.faults.UploadService.Body;
import ai.dataframer.client.faults.UploadService.End;
import ai.dataframer.client.faults.UploadService.Step;
import ai.dataframer.client.scheduling.VirtualScheduler;
import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every fault of a service, a connection or a file, in every kind of upload: the outcome, and what the service counted.
 * Nothing is sent twice that may have been carried out, and no part of a body could be taken for the whole.
 */
@Timeout(value = 30, threadMode = ThreadMode.SEPARATE_THREAD)
class UploadFaultTest {
    /** More than the buffers of both sockets hold. */
    private static final int LARGE = 24 << 20;

    private static final String MAY_EXIST =
            "; the dataset may exist: look for its name, which is unique, before you create it again";

    private static DataframerClient.Builder client(UploadService service) {
        return DataframerClient.builder().apiKey("test-key").baseUrl(service.baseUrl());
    }

    private static UploadFile bytes(int size) {
        return UploadFile.of("data.csv", size, () -> new Zeros(size));
    }

    /** A stream of zeros that takes no memory. */
    private static final class Zeros extends InputStream {
        private long left;

        Zeros(long size) {
            left = size;
        }

        @Override
        public int read() {
            return left-- > 0 ? 0 : -1;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            if (left <= 0) {
                return -1;
            }
            int read = (int) Math.min(left, length);
            Arrays.fill(bytes, offset, offset + read, (byte) 0);
            left -= read;
            return read;
        }
    }

    private static String status(int status) {
        return RawReply.head(status, "Content-Length: 2", "Retry-After: 0") + "{}";
    }

    /**
     * What the service does, one step for each request.
     *
     * @param failure null for success
     * @param bodies what the service counted
     */
    record Fault(
            String name,
            List<Step> steps,
            @Nullable Class<? extends DataframerException> failure,
            boolean mayExist,
            List<Body> bodies) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static final List<Fault> FAULTS = List.of(
            new Fault("none", List.of(Step.whole(UploadService.CREATED)), null, false, List.of(Body.WHOLE)),
            new Fault(
                    "429 after the body, twice",
                    List.of(Step.whole(status(429)), Step.whole(status(429)), Step.whole(UploadService.CREATED)),
                    null,
                    false,
                    List.of(Body.WHOLE, Body.WHOLE, Body.WHOLE)),
            new Fault(
                    "429 for ever",
                    Collections.nCopies(3, Step.whole(status(429))),
                    RateLimitException.class,
                    false,
                    List.of(Body.WHOLE, Body.WHOLE, Body.WHOLE)),
            new Fault(
                    "429 within the body, then reset",
                    List.of(new Step(100_000, status(429), End.RESET), Step.whole(UploadService.CREATED)),
                    null,
                    false,
                    List.of(Body.LEFT, Body.WHOLE)),
            new Fault(
                    "413 before the body, then reset",
                    List.of(new Step(0, status(413), End.RESET)),
                    ApiException.class,
                    false,
                    List.of(Body.LEFT)),
            new Fault(
                    "413 within the body, then reset",
                    List.of(new Step(100_000, status(413), End.RESET)),
                    ApiException.class,
                    false,
                    List.of(Body.LEFT)),
            new Fault(
                    "413 within the body, then closed",
                    List.of(new Step(100_000, status(413), End.CLOSE)),
                    ApiException.class,
                    false,
                    List.of(Body.LEFT)),
            new Fault(
                    "503 within the body, then reset",
                    List.of(new Step(100_000, status(503), End.RESET)),
                    ServerException.class,
                    true,
                    List.of(Body.LEFT)),
            new Fault(
                    "500 after the body",
                    List.of(Step.whole(status(500))),
                    ServerException.class,
                    true,
                    List.of(Body.WHOLE)),
            new Fault(
                    "reset before the body",
                    List.of(new Step(0, "", End.RESET)),
                    ConnectionException.class,
                    true,
                    List.of(Body.LEFT)),
            new Fault(
                    "reset within the body",
                    List.of(new Step(100_000, "", End.RESET)),
                    ConnectionException.class,
                    true,
                    List.of(Body.LEFT)),
            new Fault(
                    "closed within the body",
                    List.of(new Step(100_000, "", End.CLOSE)),
                    ConnectionException.class,
                    true,
                    List.of(Body.LEFT)),
            new Fault(
                    "closed after the body",
                    List.of(new Step(Long.MAX_VALUE, "", End.CLOSE)),
                    ConnectionException.class,
                    true,
                    List.of(Body.WHOLE)),
            new Fault(
                    "answer without an id",
                    List.of(Step.whole(UploadService.ok("{}"))),
                    InvalidResponseException.class,
                    true,
                    List.of(Body.WHOLE)),
            new Fault(
                    "answer cut off",
                    List.of(new Step(Long.MAX_VALUE, RawReply.head(201, "Content-Length: 99") + "{", End.CLOSE)),
                    ConnectionException.class,
                    true,
                    List.of(Body.WHOLE)));

    record Cell(Fault fault, UploadKind kind) {}

    static List<Cell> cells() {
        List<Cell> cells = new ArrayList<>();
        FAULTS.forEach(fault -> Arrays.stream(UploadKind.values()).forEach(kind -> cells.add(new Cell(fault, kind))));
        return cells;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cells")
    void upload_underFault_hasTheStatedOutcome(Cell cell) throws Exception {
        Fault fault = cell.fault;
        try (UploadService service = UploadService.start(fault.steps.toArray(Step[]::new));
                DataframerClient client = client(service).build()) {
            Throwable failure = catchThrowable(() -> cell.kind.upload(client, bytes(LARGE)));

            if (fault.failure == null) {
                assertThat(failure).isNull();
            } else {
                assertThat(failure)
                        .isExactlyInstanceOf(fault.failure)
                        .hasMessageStartingWith(cell.kind.request() + " ");
                assertThat(String.valueOf(failure.getMessage()).endsWith(MAY_EXIST))
                        .as(failure.getMessage())
                        .isEqualTo(fault.mayExist);
                assertThat(((DataframerException) failure).isTransient())
                        .isEqualTo(failure instanceof RateLimitException);
            }
            for (Body body : fault.bodies) {
                assertThat(service.nextBody()).isEqualTo(body);
            }
            assertThat(service.otherBodies()).isZero();
        }
    }

    /** A file that is not what it should be. */
    enum BadFile {
        GONE("file \"data.csv\" cannot be read (NoSuchFileException)", NoSuchFileException.class, false) {
            @Override
            UploadFile file() {
                return UploadFile.of(Path.of("no", "such", "data.csv"));
            }
        },
        A_FOLDER("file \"data.csv\" cannot be read (IOException)", IOException.class, false) {
            @Override
            UploadFile file() throws IOException {
                return UploadFile.of(Files.createDirectories(
                        Files.createTempDirectory("upload").resolve("data.csv")));
            }
        },
        SHORTER("file \"data.csv\" has ended after 25165823 of 25165824 bytes", IOException.class, true) {
            @Override
            UploadFile file() {
                return UploadFile.of("data.csv", LARGE, () -> new Zeros(LARGE - 1));
            }
        },
        LONGER("file \"data.csv\" is longer than 25165824 bytes", IOException.class, true) {
            @Override
            UploadFile file() {
                return UploadFile.of("data.csv", LARGE, () -> new Zeros(LARGE + 1));
            }
        },
        NOT_OPENED("file \"data.csv\" cannot be read (FileNotFoundException)", FileNotFoundException.class, false) {
            @Override
            UploadFile file() {
                return UploadFile.of("data.csv", LARGE, () -> {
                    throw new FileNotFoundException("of the program");
                });
            }
        },
        NO_STREAM("file \"data.csv\" has no content: its Callable returned null", IOException.class, false) {
            @Override
            UploadFile file() {
                return UploadFile.of("data.csv", LARGE, () -> null);
            }
        },
        UNREADABLE("file \"data.csv\" cannot be read (IOException)", IOException.class, true) {
            @Override
            UploadFile file() {
                return UploadFile.of("data.csv", LARGE, () -> broken(new IOException("disk")));
            }
        };

        final String problem;
        final Class<? extends IOException> cause;

        /** False if it fails before the first bytes have left the buffers. */
        final boolean isSent;

        BadFile(String problem, Class<? extends IOException> cause, boolean isSent) {
            this.problem = problem;
            this.cause = cause;
            this.isSent = isSent;
        }

        abstract UploadFile file() throws IOException;
    }

    /** Breaks in the middle of what {@link #bytes} would have. */
    private static InputStream broken(Exception failure) {
        return new FilterInputStream(new Zeros(LARGE / 2)) {
            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                int read = super.read(bytes, offset, length);
                if (read < 0) {
                    if (failure instanceof IOException e) {
                        throw e;
                    }
                    throw (RuntimeException) failure;
                }
                return read;
            }
        };
    }

    record BadCell(BadFile bad, UploadKind kind) {}

    static List<BadCell> badCells() {
        List<BadCell> cells = new ArrayList<>();
        for (BadFile bad : BadFile.values()) {
            Arrays.stream(UploadKind.values()).forEach(kind -> cells.add(new BadCell(bad, kind)));
        }
        return cells;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badCells")
    void upload_badFile_isNamedOnceAndNothingHalfSentPassesForTheWhole(BadCell cell) throws Exception {
        UploadFile file = cell.bad.file();
        try (UploadService service = UploadService.start(Step.whole(UploadService.CREATED));
                DataframerClient client = client(service).build()) {
            Throwable failure = catchThrowable(() -> cell.kind.upload(client, file));

            assertThat(failure)
                    .isExactlyInstanceOf(DataframerException.class)
                    .hasMessage(cell.kind.request() + " failed: " + cell.bad.problem)
                    .hasCauseInstanceOf(cell.bad.cause);
            assertThat(((DataframerException) failure).isTransient()).isFalse();
            if (cell.bad.isSent) {
                assertThat(service.nextBody()).isEqualTo(Body.RESET);
            }
            assertThat(service.otherBodies()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void upload_codeOfTheProgramThrows_reachesTheCallerAsItIs(UploadKind kind) throws Exception {
        var thrown = new IllegalStateException("of the program");
        try (UploadService service = UploadService.start(Step.whole(UploadService.CREATED));
                DataframerClient client = client(service).build()) {
            UploadFile file = UploadFile.of("data.csv", LARGE, () -> broken(thrown));

            assertThat(catchThrowable(() -> kind.upload(client, file))).isSameAs(thrown);
            assertThat(service.nextBody()).isEqualTo(Body.RESET);
            assertThat(service.otherBodies()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void upload_nobodyListens_isTriedAgainAndTellsWithoutDoubt(UploadKind kind) throws Exception {
        UploadService service = UploadService.start();
        service.close();
        try (DataframerClient client =
                client(service).scheduler(new VirtualScheduler()).build()) {
            Throwable failure = catchThrowable(() -> kind.upload(client, bytes(10)));

            assertThat(failure).isExactlyInstanceOf(ConnectionException.class).hasMessageNotContaining("may exist");
            assertThat(((ConnectionException) failure).isTransient()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void upload_serviceReadsNothingMore_endsAtTheWriteTimeout(UploadKind kind) throws Exception {
        Duration limit = Duration.ofMillis(300);
        try (UploadService service = UploadService.start(new Step(100_000, "", End.READ_LATER));
                DataframerClient client = client(service).writeTimeout(limit).build()) {
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
                DataframerClient client = client(service)
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
                DataframerClient client = client(service).build()) {
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
                        client(service).writeTimeout(Duration.ofMillis(300)).build()) {
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
                DataframerClient client = client(service).build()) {
            UploadFile file = UploadFile.of("data.csv", LARGE, () -> new FilterInputStream(new Zeros(LARGE)) {
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
