package ai.dataframer.client;

import static ai.dataframer.client.testing.ContractCheckedStubs.offContract;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathTemplate;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.dataframer.client.errors.NotFoundException;
import ai.dataframer.client.testing.ContractCheckedStubs;
import ai.dataframer.client.testing.DataframerStubs;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SeedDatasetTest {
    @RegisterExtension
    static final ContractCheckedStubs service = ContractCheckedStubs.start();

    @ParameterizedTest
    @EnumSource
    void retrieve_uploadedDataset_hasItsFiles(Mode mode) {
        try (DataframerClient client = StubbedClient.of(service)) {
            SeedDataset created = mode.upload(
                    client,
                    NewSeedDataset.builder()
                            .name("Tickets")
                            .file("one", UploadFile.of("a.csv", "1".getBytes(UTF_8)))
                            .file("two", UploadFile.of("b.txt", "22".getBytes(UTF_8)))
                            .build());

            SeedDataset dataset = mode.retrieveDataset(client, created.id());

            assertThat(dataset).isEqualTo(created).hasSameHashCodeAs(created);
            assertThat(dataset.fileCount()).hasValue(2);
            assertThat(dataset.folderCount()).hasValue(2);
            assertThat(dataset.createdAt()).contains(Instant.parse("2026-01-15T09:30:00Z"));
            assertThat(dataset.updatedAt()).contains(Instant.parse("2026-01-15T09:30:00Z"));
            assertThat(dataset.createdByEmail()).contains("analyst@example.com");
            assertThat(dataset.files())
                    .extracting(SeedDatasetFile::path)
                    .containsExactly(Optional.of("one/a.csv"), Optional.of("two/b.txt"));
            SeedDatasetFile file = dataset.files().get(1);
            assertThat(file.id()).contains("file-2");
            assertThat(file.fileType()).contains("txt");
            assertThat(file.sizeInBytes()).hasValue(2);
            assertThat(file).isEqualTo(created.files().get(1)).hasToString("SeedDatasetFile{id=file-2, sizeInBytes=2}");
            assertThat(dataset).hasToString("SeedDataset{id=" + created.id() + ", type=MULTI_FOLDER}");
        }
    }

    @ParameterizedTest
    @EnumSource
    void retrieve_propertiesMissingNullOrUnknown_areEmptyOrUnknown(Mode mode) {
        UUID id = UUID.randomUUID();
        String nulls = "{\"id\": null, \"name\": null, \"dataset_type\": null, \"files\": null, \"file_count\": null,"
                + " \"created_at\": null}";
        for (String body : List.of("{}", nulls)) {
            SeedDataset dataset = retrieve(mode, id, body);

            assertThat(dataset.id()).isEqualTo(id);
            assertThat(dataset.name()).isEmpty();
            assertThat(dataset.type()).isEqualTo(DatasetType.UNKNOWN);
            assertThat(dataset.typeAsString()).isEqualTo("UNKNOWN");
            assertThat(dataset.fileCount()).isEmpty();
            assertThat(dataset.folderCount()).isEmpty();
            assertThat(dataset.files()).isEmpty();
            assertThat(dataset.createdAt()).isEmpty();
        }
        SeedDataset odd = retrieve(mode, id, "{\"dataset_type\": \"TABLE\", \"files\": [null, {}]}");
        assertThat(odd.type()).isEqualTo(DatasetType.UNKNOWN);
        assertThat(odd.typeAsString()).isEqualTo("TABLE");
        assertThat(odd.files()).singleElement().satisfies(file -> {
            assertThat(file.id()).isEmpty();
            assertThat(file.path()).isEmpty();
            assertThat(file.fileType()).isEmpty();
            assertThat(file.sizeInBytes()).isEmpty();
        });
    }

    @ParameterizedTest
    @EnumSource
    void retrieve_unknownDataset_isNotFound(Mode mode) {
        try (DataframerClient client = StubbedClient.of(service)) {
            var e = catchThrowableOfType(
                    NotFoundException.class, () -> mode.retrieveDataset(client, UUID.randomUUID()));

            assertThat(e.statusCode()).isEqualTo(404);
        }
    }

    private static SeedDataset retrieve(Mode mode, UUID id, String body) {
        service.wireMock()
                .stubFor(get(urlPathTemplate(DataframerStubs.DATASET_PATH))
                        .withMetadata(offContract())
                        .willReturn(okJson(body)));
        try (DataframerClient client = StubbedClient.of(service)) {
            return mode.retrieveDataset(client, id);
        }
    }
}
