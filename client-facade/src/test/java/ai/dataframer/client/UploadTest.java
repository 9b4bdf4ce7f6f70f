package ai.dataframer.client;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.dataframer.client.errors.ApiException;
import ai.dataframer.client.errors.BadRequestException;
import ai.dataframer.client.errors.InvalidResponseException;
import ai.dataframer.client.errors.ServerException;
import ai.dataframer.client.testing.ContractCheckedStubs;
import ai.dataframer.client.testing.DataframerStubs;
import ai.dataframer.client.testing.StubAnswer;
import ai.dataframer.client.testing.StubUpload;
import ai.dataframer.client.testing.StubUploadFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class UploadTest {
    private static final String MAY_EXIST =
            "; the dataset may exist: look for its name, which is unique, before you create it again";

    @RegisterExtension
    static final ContractCheckedStubs service = ContractCheckedStubs.start();

    private static UploadFile text(String name, String text) {
        return UploadFile.of(name, text.getBytes(UTF_8));
    }

    private static NewSeedDataset.Builder tickets() {
        return NewSeedDataset.builder().name("Tickets");
    }

    private static SeedDataset upload(Mode mode, NewSeedDataset dataset) {
        try (DataframerClient client = StubbedClient.of(service)) {
            return mode.upload(client, dataset);
        }
    }

    private static StubUpload received() {
        assertThat(service.uploads()).hasSize(1);
        return service.uploads().get(0);
    }

    @ParameterizedTest
    @EnumSource
    void create_oneFileOnDisk_isSentWithItsNameAndLength(Mode mode, @TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("tickets.csv"), "id,text\n1,hello\n");

        SeedDataset dataset = upload(mode, NewSeedDataset.of("Tickets", file));

        assertThat(dataset.type()).isEqualTo(DatasetType.SINGLE_FILE);
        assertThat(dataset.name()).contains("Tickets");
        assertThat(received().name()).isEqualTo("Tickets");
        assertThat(received().description()).isEmpty();
        assertThat(received().datasetType()).contains("SINGLE_FILE");
        assertThat(received().files()).singleElement().satisfies(sent -> {
            assertThat(sent.name()).isEqualTo("tickets.csv");
            assertThat(sent.folder()).isEmpty();
            assertThat(sent.size()).isEqualTo(16);
            assertThat(sent.text()).isEqualTo("id,text\n1,hello\n");
        });
        var request = service.requests().get(0);
        assertThat(request.getHeader("Content-Length")).isEqualTo(String.valueOf(request.getBody().length));
        assertThat(request.containsHeader("Transfer-Encoding")).isFalse();
    }

    /** A service may take a form that was cut off for a whole one, unless it lacks what is required. */
    @ParameterizedTest
    @EnumSource
    void create_form_endsWithTheName(Mode mode) {
        service.onUpload(StubAnswer.serverError());
        service.onUpload(StubAnswer.serverError());
        var files = tickets().description("d").file("one", text("a.csv", "1"));
        var zip = tickets().description("d").zip(text("a.zip", "1"));
        for (NewSeedDataset.Builder dataset : List.of(files, zip)) {
            assertThatThrownBy(() -> upload(mode, dataset.build())).isInstanceOf(ServerException.class);
        }

        assertThat(service.requests())
                .hasSize(2)
                .allSatisfy(request -> assertThat(request.getBodyAsString())
                        .matches("(?s).*name=\"name\"(?!.*name=\").*\r\n\r\nTickets\r\n--[^\r]*--\r\n"));
    }

    @ParameterizedTest
    @EnumSource
    void create_severalFiles_areSentInTheirOrder(Mode mode) {
        SeedDataset dataset = upload(
                mode,
                tickets()
                        .description("of \"October\"\r\n--x")
                        .file(text("b.txt", "second"))
                        .file(text("a.txt", ""))
                        .build());

        assertThat(dataset.type()).isEqualTo(DatasetType.MULTI_FILE);
        assertThat(dataset.description()).contains("of \"October\"\r\n--x");
        assertThat(received().datasetType()).contains("MULTI_FILE");
        assertThat(received().files()).extracting(StubUploadFile::name).containsExactly("b.txt", "a.txt");
        assertThat(received().files()).extracting(StubUploadFile::text).containsExactly("second", "");
    }

    @ParameterizedTest
    @EnumSource
    void create_filesInFolders_keepTheirFolders(Mode mode) {
        SeedDataset dataset = upload(
                mode,
                tickets()
                        .file("Zoë", text("a.txt", "1"))
                        .file("second", text("a.txt", "2"))
                        .file("Zoë", text("b.txt", "3"))
                        .build());

        assertThat(dataset.type()).isEqualTo(DatasetType.MULTI_FOLDER);
        assertThat(dataset.folderCount()).hasValue(2);
        assertThat(received().files())
                .extracting(file -> file.folder().orElse("none") + "/" + file.name() + "=" + file.text())
                .containsExactly("Zoë/a.txt=1", "second/a.txt=2", "Zoë/b.txt=3");
    }

    @ParameterizedTest
    @EnumSource
    void create_zip_usesTheOperationForIt(Mode mode) throws IOException {
        var zip = new ByteArrayOutputStream();
        try (var out = new ZipOutputStream(zip)) {
            out.putNextEntry(new ZipEntry("one/a.txt"));
            out.putNextEntry(new ZipEntry("two/b.txt"));
        }

        SeedDataset dataset = upload(
                mode,
                tickets()
                        .description("both")
                        .zip(UploadFile.of("t.zip", zip.toByteArray()))
                        .build());

        assertThat(dataset.type()).isEqualTo(DatasetType.MULTI_FOLDER);
        assertThat(service.requests().get(0).getUrl()).isEqualTo(DataframerStubs.CREATE_DATASET_FROM_ZIP_PATH);
        assertThat(received().datasetType()).isEmpty();
        assertThat(received().description()).contains("both");
        assertThat(received().files()).singleElement().satisfies(sent -> {
            assertThat(sent.name()).isEqualTo("t.zip");
            assertThat(sent.content()).isEqualTo(zip.toByteArray());
        });
    }

    @ParameterizedTest
    @EnumSource
    void create_hostileFileNames_smuggleNothingInAndArrive(Mode mode) {
        List<String> names = List.of(
                "a\"; name=\"dataset_type\"; x=\".csv",
                "b\r\nContent-Type: html\r\n\r\n<x>.csv",
                "c\n--boundary--.csv",
                "Zoë Müller 北京 \uD83D\uDE00.csv",
                "back\\slash; semi=colon.csv",
                "nul\u0000\u0085\u2028.csv");
        NewSeedDataset.Builder dataset = tickets();
        names.forEach(name -> dataset.file(text(name, "x")));

        upload(mode, dataset.build());

        assertThat(received().datasetType()).contains("MULTI_FILE");
        assertThat(received().files()).extracting(StubUploadFile::name).isEqualTo(names);
        assertThat(received().files()).extracting(StubUploadFile::text).containsOnly("x");
    }

    @ParameterizedTest
    @EnumSource
    void create_rateLimitedOnce_readsTheContentAnew(Mode mode) {
        service.onUpload(StubAnswer.rateLimited());
        var opened = new AtomicInteger();
        var closed = new AtomicInteger();
        UploadFile file = UploadFile.of("a.csv", 3, () -> {
            opened.incrementAndGet();
            return new ByteArrayInputStream("a,b".getBytes(UTF_8)) {
                @Override
                public void close() {
                    closed.incrementAndGet();
                }
            };
        });

        upload(mode, tickets().file(file).build());

        assertThat(service.uploads())
                .hasSize(2)
                .allSatisfy(upload -> assertThat(upload.files().get(0).text()).isEqualTo("a,b"));
        assertThat(opened).hasValue(2);
        assertThat(closed).hasValue(2);
    }

    @ParameterizedTest
    @EnumSource
    void create_listener_hearsEachAttemptFromNothingToTheWhole(Mode mode) {
        service.onUpload(StubAnswer.rateLimited());
        List<Long> heard = new CopyOnWriteArrayList<>();
        List<OptionalLong> totals = new CopyOnWriteArrayList<>();
        List<Thread> threads = new CopyOnWriteArrayList<>();

        try (DataframerClient client = StubbedClient.of(service)) {
            mode.upload(
                    client.seedDatasets(),
                    tickets().file(UploadFile.of("a.csv", new byte[100_000])).build(),
                    (bytes, total) -> {
                        heard.add(bytes);
                        totals.add(total);
                        threads.add(Thread.currentThread());
                    });
        }

        long length = Long.parseLong(service.requests().get(0).getHeader("Content-Length"));
        assertThat(length).isGreaterThan(100_000);
        assertThat(totals).containsOnly(OptionalLong.of(length));
        int second = heard.lastIndexOf(0L);
        assertThat(second).isPositive();
        for (List<Long> attempt : List.of(heard.subList(0, second), heard.subList(second, heard.size()))) {
            assertThat(attempt).startsWith(0L).endsWith(length).isSorted().doesNotHaveDuplicates();
            assertThat(attempt).hasSizeGreaterThan(10);
        }
        if (mode == Mode.SYNC) {
            assertThat(threads).containsOnly(Thread.currentThread());
        } else {
            assertThat(threads).doesNotContain(Thread.currentThread());
        }
    }

    @ParameterizedTest
    @EnumSource
    void create_listenerThatThrows_isNotCalledAgainAndTheUploadGoesOn(Mode mode) {
        service.onUpload(StubAnswer.rateLimited());
        var calls = new AtomicInteger();

        try (DataframerClient client = StubbedClient.of(service)) {
            mode.upload(
                    client.seedDatasets(),
                    tickets().file(UploadFile.of("a.csv", new byte[100_000])).build(),
                    (bytes, total) -> {
                        calls.incrementAndGet();
                        throw new IllegalStateException("of the program");
                    });
        }

        assertThat(calls).hasValue(1);
        assertThat(service.uploads())
                .hasSize(2)
                .allSatisfy(upload -> assertThat(upload.files().get(0).size()).isEqualTo(100_000));
    }

    @ParameterizedTest
    @EnumSource
    void create_serverError_isSentOnceAndSaysThatTheDatasetMayExist(Mode mode) {
        service.onUpload(StubAnswer.serverError(503));

        var e = catchThrowableOfType(
                ServerException.class,
                () -> upload(mode, tickets().file(text("a.csv", "x")).build()));

        assertThat(e).hasMessageEndingWith(MAY_EXIST);
        assertThat(e.isTransient()).isFalse();
        assertThat(service.uploads()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void create_answerWithoutAnId_saysThatTheDatasetMayExist(Mode mode) {
        service.onUpload(StubAnswer.offContractBody("{\"name\": \"Tickets\"}"));

        var e = catchThrowableOfType(
                InvalidResponseException.class,
                () -> upload(mode, tickets().file(text("a.csv", "x")).build()));

        assertThat(e)
                .hasMessage("POST /api/dataframer/seed-datasets/create/ answered 200 (application/json): expected the"
                        + " id of a dataset, found none at $.id" + MAY_EXIST);
    }

    @ParameterizedTest
    @EnumSource
    void create_refused_tellsWithoutDoubt(Mode mode) {
        service.onUpload(StubAnswer.offContract(aResponse().withStatus(400)));
        service.onUpload(StubAnswer.offContract(aResponse().withStatus(413)));
        NewSeedDataset dataset = tickets().file(text("a.csv", "x")).build();

        assertThat(catchThrowableOfType(BadRequestException.class, () -> upload(mode, dataset)))
                .hasMessageNotContaining("may exist");
        assertThat(catchThrowableOfType(ApiException.class, () -> upload(mode, dataset)))
                .hasMessageNotContaining("may exist")
                .satisfies(e -> assertThat(e.statusCode()).isEqualTo(413));
    }
}
