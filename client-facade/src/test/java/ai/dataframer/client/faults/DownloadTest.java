package ai.dataframer.client.faults;

import static ai.dataframer.client.faults.FileReplies.TAG;
import static ai.dataframer.client.faults.RawReply.head;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.dataframer.client.DataframerClient;
import ai.dataframer.client.RequestOptions;
import ai.dataframer.client.errors.ConnectionException;
import ai.dataframer.client.errors.DataframerException;
import ai.dataframer.client.faults.RawReply.End;
import ai.dataframer.client.scheduling.VirtualScheduler;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a download asks for, where it puts the file, and what it tells of it. */
@Timeout(value = 30, threadMode = ThreadMode.SEPARATE_THREAD)
class DownloadTest {
    private static final FileReplies FILE = FileReplies.of(200_000, 1);
    private static final String PATH = "/files/1/";

    @TempDir
    Path folder;

    private Path target;

    @BeforeEach
    void nameTarget() {
        target = folder.resolve("customers.csv");
    }

    private static DataframerClient client(RawService service) {
        return DataframerClient.builder()
                .apiKey("test-key")
                .baseUrl(service.baseUrl())
                .scheduler(new VirtualScheduler())
                .build();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    @ParameterizedTest
    @EnumSource
    void download_file_asksForItAsItIs(DownloadKind kind) {
        try (RawService service = RawService.start(FILE.whole(TAG));
                DataframerClient client = client(service)) {
            kind.call(client.raw(), "files/1/?a=b", target);

            assertThat(service.requests()).singleElement().asString().startsWith("GET /files/1/?a=b HTTP/1.1\r\n");
            assertThat(service.requests().get(0).lines())
                    .contains("Authorization: Bearer test-key", "Accept: */*", "Accept-Encoding: identity")
                    .noneMatch(line -> line.startsWith("Range") || line.startsWith("If-Range"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void download_resumed_namesTheFileThatItContinues(DownloadKind kind) {
        try (RawService service = RawService.start(
                        (number, head) -> number == 1 ? FILE.cut(1000, End.CLOSE, TAG) : FILE.rest(head, TAG));
                DataframerClient client = client(service)) {
            kind.call(client.raw(), PATH, target);

            assertThat(service.requests().get(1).lines()).contains("Range: bytes=1000-", "If-Range: \"v1\"");
            assertThat(target).hasBinaryContent(FILE.content());
        }
    }

    @ParameterizedTest
    @EnumSource
    void download_emptyFile_isStored(DownloadKind kind) {
        try (RawService service = RawService.start(RawReply.of(head(200, "Content-Length: 0")));
                DataframerClient client = client(service)) {
            kind.call(client.raw(), PATH, target);

            assertThat(target).isEmptyFile();
        }
    }

    @ParameterizedTest
    @EnumSource
    void download_targetExists_isKeptAndNothingIsSent(DownloadKind kind) throws IOException {
        Files.writeString(target, "mine");
        try (RawService service = RawService.start(FILE.whole());
                DataframerClient client = client(service)) {
            assertThatThrownBy(() -> kind.call(client.raw(), PATH, target))
                    .isExactlyInstanceOf(DataframerException.class)
                    .hasMessage(
                            "the target of the download exists: " + target + "; pass REPLACE_EXISTING to replace it")
                    .hasCauseInstanceOf(FileAlreadyExistsException.class);

            assertThat(service.connections()).isZero();
            assertThat(target).hasContent("mine");
        }
    }

    @ParameterizedTest
    @EnumSource
    void download_targetAppearsMeanwhile_isKept(DownloadKind kind) throws IOException {
        try (RawService service = RawService.start(FILE.whole());
                DataframerClient client = client(service)) {
            assertThatThrownBy(() -> kind.call(client.raw(), PATH, target, (bytes, total) -> write(target, "mine")))
                    .hasMessageStartingWith("the target of the download exists: ");

            assertThat(target).hasContent("mine");
            assertThat(files()).containsExactly(target);
        }
    }

    @ParameterizedTest
    @EnumSource
    void download_replacing_keepsTheOldFileUntilTheNewOneIsComplete(DownloadKind kind) throws IOException {
        Files.writeString(target, "old");
        var seen = new ArrayList<String>();
        try (RawService service = RawService.start(FILE.whole());
                DataframerClient client = client(service)) {
            kind.call(client.raw(), PATH, target, (bytes, total) -> seen.add(read(target)), REPLACE_EXISTING);

            assertThat(seen).containsOnly("old");
            assertThat(target).hasBinaryContent(FILE.content());
            assertThat(files()).containsExactly(target);
        }
    }

    @ParameterizedTest
    @EnumSource
    void download_replacingFails_keepsTheOldFile(DownloadKind kind) throws IOException {
        Files.writeString(target, "old");
        try (RawService service = RawService.start(FILE.cut(100, End.CLOSE));
                DataframerClient client = client(service)) {
            assertThatThrownBy(() -> kind.call(client.raw(), PATH, target, REPLACE_EXISTING))
                    .isInstanceOf(ConnectionException.class);

            assertThat(target).hasContent("old");
            assertThat(files()).containsExactly(target);
        }
    }

    @ParameterizedTest
    @EnumSource
    void download_replacingALinkToNothing_replacesTheLink(DownloadKind kind) throws IOException {
        Files.createSymbolicLink(target, folder.resolve("nowhere"));
        try (RawService service = RawService.start(FILE.whole());
                DataframerClient client = client(service)) {
            assertThatThrownBy(() -> kind.call(client.raw(), PATH, target))
                    .hasCauseInstanceOf(FileAlreadyExistsException.class);
            kind.call(client.raw(), PATH, target, REPLACE_EXISTING);

            assertThat(Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS)).isTrue();
            assertThat(files()).containsExactly(target);
        }
    }

    @ParameterizedTest
    @EnumSource
    void download_placeThatIsNone_isRefusedBeforeAnythingIsSent(DownloadKind kind) {
        try (RawService service = RawService.start(FILE.whole());
                DataframerClient client = client(service)) {
            assertThatThrownBy(() -> kind.call(client.raw(), PATH, folder, REPLACE_EXISTING))
                    .isExactlyInstanceOf(DataframerException.class)
                    .hasMessage("the target of the download is a folder: " + folder);
            assertThatThrownBy(() -> kind.call(client.raw(), PATH, folder.resolve("a/b")))
                    .isExactlyInstanceOf(DataframerException.class)
                    .hasMessage("the folder of the download does not exist: " + folder.resolve("a"))
                    .hasCauseInstanceOf(NoSuchFileException.class);

            assertThat(service.connections()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void download_argumentsThatAreNone_areRefused(DownloadKind kind) {
        try (RawService service = RawService.start(FILE.whole());
                DataframerClient client = client(service)) {
            assertThatThrownBy(() -> kind.call(client.raw(), PATH, target, ATOMIC_MOVE))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("a download takes no option but REPLACE_EXISTING: ATOMIC_MOVE");
            assertThatThrownBy(() -> kind.call(client.raw(), "https://?signature=s3cret", target))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("pathOrUrl must be a path, or an http or https address: https://");
            assertThatThrownBy(() -> kind.call(client.raw(), "ftp://host/file", target))
                    .isInstanceOf(IllegalArgumentException.class);

            assertThat(service.connections()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void progress_ofADownload_growsToItsTotal(DownloadKind kind) {
        var seen = new ArrayList<Long>();
        var totals = new ArrayList<OptionalLong>();
        try (RawService service = RawService.start(FILE.whole());
                DataframerClient client = client(service)) {
            kind.call(client.raw(), PATH, target, (bytes, total) -> {
                totals.add(total);
                seen.add(bytes);
            });
        }
        assertThat(totals).containsOnly(OptionalLong.of(200_000));
        assertThat(seen).isSorted().startsWith(0L).endsWith(200_000L).hasSizeGreaterThan(3);
    }

    @ParameterizedTest
    @EnumSource
    void progress_ofADownloadThatBeginsAgain_fallsBack(DownloadKind kind) {
        var seen = new ArrayList<Long>();
        try (RawService service = RawService.start(FILE.cut(100_000, End.CLOSE), FILE.whole());
                DataframerClient client = client(service)) {
            kind.call(client.raw(), PATH, target, (bytes, total) -> seen.add(bytes));
        }
        assertThat(seen).containsSubsequence(0L, 100_000L, 0L, 200_000L).endsWith(200_000L);
    }

    @ParameterizedTest
    @EnumSource
    void progress_ofUnknownLength_hasNoTotal(DownloadKind kind) {
        var totals = new ArrayList<OptionalLong>();
        try (RawService service = RawService.start(FILE.chunk(200_000, true, End.KEEP));
                DataframerClient client = client(service)) {
            kind.call(client.raw(), PATH, target, (bytes, total) -> totals.add(total));
        }
        assertThat(totals).containsOnly(OptionalLong.empty());
    }

    @ParameterizedTest
    @EnumSource
    void progress_listenerThrows_isLoggedAndNotCalledAgain(DownloadKind kind) {
        for (Throwable thrown : List.of(
                new IllegalStateException("listener"),
                new ConnectionException("listener's own call", null),
                new IOException("listener"),
                new AssertionError("listener"))) {
            var calls = new AtomicInteger();
            try (RawService service = RawService.start(FILE.whole(TAG));
                    DataframerClient client = client(service);
                    LogCapture log = new LogCapture(Level.WARNING)) {
                kind.call(
                        client.raw(),
                        PATH,
                        target,
                        (bytes, total) -> {
                            calls.incrementAndGet();
                            DownloadTest.<RuntimeException>raise(thrown);
                        },
                        REPLACE_EXISTING);

                assertThat(target).hasBinaryContent(FILE.content());
                assertThat(calls).hasValue(1);
                assertThat(log.records()).singleElement().satisfies(logged -> {
                    assertThat(logged.getMessage()).isEqualTo("a progress listener threw; the transfer goes on");
                    assertThat(logged.getThrown()).isSameAs(thrown);
                });
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void download_partialFileVanishes_failsAsWhatItIsAndIsNotRetried(DownloadKind kind) {
        try (RawService service = RawService.start(FILE.whole(TAG));
                DataframerClient client = client(service)) {
            assertThatThrownBy(() -> kind.call(client.raw(), PATH, target, (bytes, total) -> delete()))
                    .isExactlyInstanceOf(DataframerException.class)
                    .hasMessage("the download could not be stored: NoSuchFileException")
                    .hasCauseInstanceOf(NoSuchFileException.class);

            assertThat(service.requests()).hasSize(1);
            assertThat(folder).isEmptyDirectory();
        }
    }

    @ParameterizedTest
    @EnumSource
    void download_partialFileOfAnotherSize_isNotResumed(DownloadKind kind) {
        try (RawService service = RawService.start(
                        (number, head) -> number == 1 ? FILE.cut(100_000, End.CLOSE, TAG) : FILE.rest(head, TAG));
                DataframerClient client = client(service)) {
            assertThatThrownBy(() -> kind.call(client.raw(), PATH, target, (bytes, total) -> {
                        if (bytes == 100_000) {
                            partial().forEach(file -> write(file, "other"));
                        }
                    }))
                    .isExactlyInstanceOf(DataframerException.class)
                    .hasMessage("the download could not be stored: IOException"
                            + " (the partial file is no longer the one that was written)");
            assertThat(folder).isEmptyDirectory();
        }
    }

    @ParameterizedTest
    @EnumSource
    void download_retriesOff_isNotResumed(DownloadKind kind) {
        RequestOptions once = RequestOptions.builder().maxRetries(0).build();
        try (RawService service = RawService.start(FILE.cut(1000, End.CLOSE, TAG));
                DataframerClient client = client(service)) {
            assertThatThrownBy(() -> kind.call(client.raw().withOptions(once), PATH, target))
                    .isInstanceOf(ConnectionException.class);

            assertThat(service.requests()).hasSize(1);
            assertThat(folder).isEmptyDirectory();
        }
    }

    private Stream<Path> partial() {
        try {
            return files().stream().filter(file -> file.toString().endsWith(".part"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void delete() {
        partial().forEach(file -> {
            try {
                Files.delete(file);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> void raise(Throwable e) throws E {
        throw (E) e;
    }
}
