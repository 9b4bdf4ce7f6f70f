package ai.dataframer.client.faults;

import static ai.dataframer.client.faults.FileReplies.TAG;
import static ai.dataframer.client.faults.RawReply.head;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.dataframer.client.DataframerClient;
import ai.dataframer.client.errors.ApiException;
import ai.dataframer.client.errors.ConnectionException;
import ai.dataframer.client.errors.DataframerException;
import ai.dataframer.client.errors.InvalidResponseException;
import ai.dataframer.client.errors.NotFoundException;
import ai.dataframer.client.errors.RequestTimeoutException;
import ai.dataframer.client.errors.ServerException;
import ai.dataframer.client.faults.RawReply.End;
import ai.dataframer.client.scheduling.VirtualScheduler;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every fault of a download, in both kinds of call: how many requests the service counts, which ranges they ask for, and what
 * lies in the folder afterwards, which is the whole file or nothing.
 */
@Timeout(value = 30, threadMode = ThreadMode.SEPARATE_THREAD)
class DownloadFaultsTest {
    private static final int SIZE = 100_000;
    private static final int HALF = 50_000;
    private static final FileReplies FILE = FileReplies.of(SIZE, 1);
    private static final FileReplies CHANGED = FileReplies.of(SIZE, 2);

    private static final String MODIFIED = "Last-Modified: Mon, 23 Nov 2026 10:00:00 GMT";
    private static final String SECONDS_LATER = "Date: Mon, 23 Nov 2026 10:00:02 GMT";
    private static final String AT_ONCE = "Date: Mon, 23 Nov 2026 10:00:00 GMT";

    private static final RawService.Script WHOLE = (number, head) -> FILE.whole(TAG);
    private static final RawService.Script REST =
            (number, head) -> head.contains("Range: bytes=") ? FILE.rest(head, TAG) : FILE.whole(TAG);

    @TempDir
    Path folder;

    /**
     * What a service does, and what becomes of it.
     *
     * @param replies the first answers
     * @param then all later ones
     * @param starts where the ranges of the requests begin, 0 for the whole file
     * @param stored what is stored at the end; null for nothing
     * @param failure what the call fails with; null for success
     */
    record Fault(
            String name,
            List<RawReply> replies,
            RawService.Script then,
            List<Integer> starts,
            @Nullable FileReplies stored,
            @Nullable Class<? extends DataframerException> failure) {
        static Fault survived(String name, RawService.Script then, List<Integer> starts, RawReply... replies) {
            return new Fault(name, List.of(replies), then, starts, FILE, null);
        }

        static Fault failed(
                String name, Class<? extends DataframerException> failure, List<Integer> starts, RawReply reply) {
            return new Fault(name, List.of(), (number, head) -> reply, starts, null, failure);
        }

        /** Returns the read timeout of a request: short only for what hangs, as a busy machine may be slow. */
        int readTimeoutMillis(int number) {
            return name.startsWith("hang") && (failure != null || number == 1) ? 500 : 10_000;
        }

        RawReply reply(int number, String head) {
            return number <= replies.size() ? replies.get(number - 1) : then.reply(number, head);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    record Cell(Fault fault, DownloadKind kind) {}

    static Stream<Cell> cells() {
        return faults().stream()
                .flatMap(fault -> Arrays.stream(DownloadKind.values()).map(kind -> new Cell(fault, kind)));
    }

    private static List<Fault> faults() {
        var all = new ArrayList<Fault>();
        all.add(Fault.survived("no fault", WHOLE, List.of(0)));
        beforeTheBody(all);
        inTheBody(all);
        inTheRest(all);
        forEver(all);
        return all;
    }

    private static void beforeTheBody(List<Fault> all) {
        all.add(Fault.survived(
                "reset before the answer", REST, List.of(0, 0), RawReply.of("").then(End.RESET)));
        all.add(Fault.survived(
                "empty answer", REST, List.of(0, 0), RawReply.of("").then(End.CLOSE)));
        all.add(Fault.survived(
                "hang before the headers", REST, List.of(0, 0), RawReply.of("").then(End.HANG)));
        for (int status : new int[] {408, 429, 500, 502, 503, 504}) {
            all.add(Fault.survived("status " + status, REST, List.of(0, 0), status(status)));
        }
        all.add(Fault.survived(
                "status 503, then cut off, twice the same", REST, List.of(0, 0, HALF), status(503), cut(TAG)));
    }

    private static void inTheBody(List<Fault> all) {
        all.add(Fault.survived("cut off", REST, List.of(0, HALF), cut(TAG)));
        all.add(Fault.survived("hang in the body", REST, List.of(0, HALF), FILE.cut(HALF, End.HANG, TAG)));
        all.add(Fault.survived("chunks cut off", REST, List.of(0, HALF), FILE.chunk(HALF, false, End.CLOSE, TAG)));
        all.add(Fault.survived("chunks, complete", WHOLE, List.of(0), FILE.chunk(SIZE, true, End.KEEP, TAG)));
        all.add(Fault.survived(
                "cut off after the last byte of a chunk",
                WHOLE,
                List.of(0, SIZE),
                FILE.chunk(SIZE, false, End.CLOSE, TAG)));
        all.add(Fault.survived("cut off before the first byte", REST, List.of(0, 0), FILE.cut(0, End.CLOSE, TAG)));
        all.add(Fault.survived("cut off, no validator", WHOLE, List.of(0, 0), cut("X-None: none")));
        all.add(Fault.survived("cut off, weak ETag", WHOLE, List.of(0, 0), cut("ETag: W/\"v1\"")));
        all.add(Fault.survived(
                "cut off, weak ETag and a date",
                (number, head) -> FILE.rest(head, MODIFIED, SECONDS_LATER),
                List.of(0, HALF),
                cut("ETag: W/\"v1\"", MODIFIED, SECONDS_LATER)));
        all.add(Fault.survived("cut off, ETag beyond ASCII", WHOLE, List.of(0, 0), cut("ETag: \"gr\u00fcn\"")));
        all.add(Fault.survived("cut off, ETag with a control", WHOLE, List.of(0, 0), cut("ETag: \"\u0001\"")));
        all.add(Fault.survived("cut off, changed just now", WHOLE, List.of(0, 0), cut(MODIFIED, AT_ONCE)));
        all.add(Fault.survived("cut off, a date of no time", WHOLE, List.of(0, 0), cut(MODIFIED)));
    }

    private static void inTheRest(List<Fault> all) {
        all.add(Fault.survived("cut off, no ranges", WHOLE, List.of(0, HALF), cut(TAG)));
        all.add(new Fault(
                "cut off, then changed",
                List.of(cut(TAG)),
                (number, head) -> CHANGED.whole("ETag: \"v2\""),
                List.of(0, HALF),
                CHANGED,
                null));
        all.add(Fault.survived("the rest cut off", REST, List.of(0, HALF, HALF + 10), cut(TAG), partCut()));
        all.add(Fault.survived(
                "a shorter range than asked for",
                REST,
                List.of(0, HALF, HALF + 10),
                cut(TAG),
                FILE.part(HALF, HALF + 10, TAG)));
        all.add(Fault.survived(
                "the rest refused", WHOLE, List.of(0, HALF, 0), cut(TAG), RawReply.of(head(416, "Content-Length: 0"))));
        all.add(Fault.survived(
                "the rest of another place", WHOLE, List.of(0, HALF, 0), cut(TAG), FILE.part(10, SIZE, TAG)));
        all.add(Fault.survived(
                "the rest of another file",
                WHOLE,
                List.of(0, HALF, 0),
                cut(TAG),
                CHANGED.part(HALF, SIZE, "ETag: \"v2\"")));
        all.add(Fault.survived(
                "the rest of a file of another size",
                WHOLE,
                List.of(0, HALF, 0),
                cut(TAG),
                FILE.partOf("Content-Range: bytes 50000-99999/100001", HALF, SIZE, TAG)));
        all.add(Fault.survived(
                "the rest of unknown place",
                WHOLE,
                List.of(0, HALF, 0),
                cut(TAG),
                FILE.partOf("X: y", HALF, SIZE, TAG)));
        all.add(Fault.survived(
                "more than the rest",
                WHOLE,
                List.of(0, HALF, 0),
                cut(TAG),
                CHANGED.partOf("Content-Range: bytes 50000-99999/100000", 0, SIZE, TAG)));
        all.add(Fault.survived(
                "the rest of unknown size",
                REST,
                List.of(0, HALF),
                cut(TAG),
                FILE.partOf("Content-Range: bytes 50000-99999/*", HALF, SIZE, TAG)));
    }

    private static void forEver(List<Fault> all) {
        List<Integer> thrice = List.of(0, 0, 0);
        all.add(Fault.failed("cut off, for ever", ConnectionException.class, List.of(0, HALF, HALF), cut(TAG)));
        all.add(Fault.failed(
                "hang, for ever",
                RequestTimeoutException.class,
                thrice,
                RawReply.of("").then(End.HANG)));
        all.add(Fault.failed("a part nobody asked for", ConnectionException.class, thrice, FILE.part(0, SIZE, TAG)));
        all.add(Fault.failed("status 500, for ever", ServerException.class, thrice, status(500)));
        all.add(Fault.failed("status 404", NotFoundException.class, List.of(0), status(404)));
        all.add(Fault.failed("status 416 nobody asked for", ApiException.class, List.of(0), status(416)));
        all.add(Fault.failed("status 202", InvalidResponseException.class, List.of(0), status(202)));
        all.add(Fault.failed(
                "status 204", InvalidResponseException.class, List.of(0), RawReply.of(head(204, "X-None: none"))));
        all.add(Fault.failed(
                "compressed", InvalidResponseException.class, List.of(0), FILE.whole("Content-Encoding: gzip")));
        all.add(Fault.failed("a redirect to nowhere", ApiException.class, List.of(0), status(302)));
    }

    private static RawReply cut(String... headers) {
        return FILE.cut(HALF, End.CLOSE, headers);
    }

    /** Returns ten bytes of the rest, which is longer. */
    private static RawReply partCut() {
        return RawReply.of(head(206, "Content-Range: bytes 50000-99999/100000", "Content-Length: 50000", TAG))
                .then(Arrays.copyOfRange(FILE.content(), HALF, HALF + 10))
                .then(End.CLOSE);
    }

    private static RawReply status(int status) {
        return RawReply.of(head(status, "Content-Length: 2") + "{}");
    }

    @ParameterizedTest
    @MethodSource("cells")
    void download_underFault_storesTheWholeFileOrNothing(Cell cell) {
        Fault fault = cell.fault;
        Path target = folder.resolve("customers.csv");
        var sent = new AtomicInteger();
        try (RawService service = RawService.start(fault::reply);
                DataframerClient client = DataframerClient.builder()
                        .apiKey("test-key")
                        .baseUrl(service.baseUrl())
                        .customizeOkHttp(http -> http.addInterceptor(chain -> chain.withReadTimeout(
                                        fault.readTimeoutMillis(sent.incrementAndGet()), TimeUnit.MILLISECONDS)
                                .proceed(chain.request())))
                        .scheduler(new VirtualScheduler())
                        .build()) {
            if (fault.failure == null) {
                assertThat(cell.kind.call(client.raw(), "/files/1/", target)).isEqualTo(target);
            } else {
                var e = catchThrowableOfType(
                        DataframerException.class, () -> cell.kind.call(client.raw(), "/files/1/", target));
                assertThat(e).isExactlyInstanceOf(fault.failure).hasMessageStartingWith("GET /files/1/ ");
            }

            service.awaitRequests(fault.starts.size());
            assertThat(service.requests()).extracting(FileReplies::start).isEqualTo(fault.starts);
        }
        FileReplies stored = fault.stored;
        if (stored == null) {
            assertThat(folder).isEmptyDirectory();
        } else {
            assertThat(target).hasBinaryContent(stored.content());
            assertThat(folder.toFile().list()).containsExactly("customers.csv");
        }
    }
}
