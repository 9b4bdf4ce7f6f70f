package ai.dataframer.client.testing;

import static ai.dataframer.client.testing.DataframerStubs.CREATE_DATASET_FROM_ZIP_PATH;
import static ai.dataframer.client.testing.DataframerStubs.CREATE_DATASET_PATH;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UploadStubTest {
    private static final String TWO_FILES = part("name", "Tickets")
            + part("dataset_type", "MULTI_FOLDER")
            + part("description", "of October")
            + part("files\"; filename=\"a.csv", "1")
            + part("files\"; filename=\"b.txt", "22")
            + part("folder_names", "one")
            + part("folder_names", "two");

    private final DataframerStubs dataframer = DataframerStubs.start();
    private final Caller caller = new Caller(dataframer);

    @AfterEach
    void close() {
        dataframer.close();
    }

    private static String part(String name, String content) {
        return "--x\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + content + "\r\n";
    }

    private HttpRequest.Builder form(HttpRequest.Builder request, String parts) {
        return request.header("Content-Type", "multipart/form-data; boundary=x")
                .POST(BodyPublishers.ofString(parts + "--x--\r\n", ISO_8859_1));
    }

    private HttpResponse<String> upload(String path, String parts) throws Exception {
        return caller.send(form(caller.request(path), parts).build());
    }

    private HttpResponse<String> dataset(String id) throws Exception {
        return caller.send(caller.request(DataframerStubs.DATASET_PATH.replace("{dataset_id}", id))
                .build());
    }

    private static JsonObject json(HttpResponse<String> response) {
        return JsonParser.parseString(response.body()).getAsJsonObject();
    }

    @Test
    void upload_files_createsADatasetThatCanBeRetrieved() throws Exception {
        HttpResponse<String> created = upload(CREATE_DATASET_PATH, TWO_FILES);

        assertThat(created.statusCode()).isEqualTo(201);
        JsonObject dataset = json(created);
        assertThat(dataset.get("name").getAsString()).isEqualTo("Tickets");
        assertThat(dataset.get("description").getAsString()).isEqualTo("of October");
        assertThat(dataset.get("dataset_type").getAsString()).isEqualTo("MULTI_FOLDER");
        assertThat(dataset.get("file_count").getAsInt()).isEqualTo(2);
        assertThat(dataset.get("folder_count").getAsInt()).isEqualTo(2);
        assertThat(dataset.get("files")).isEqualTo(JsonParser.parseString("""
                [{"id": "file-1", "path": "one/a.csv", "file_type": "csv", "size_bytes": 1},
                 {"id": "file-2", "path": "two/b.txt", "file_type": "txt", "size_bytes": 2}]"""));
        HttpResponse<String> read = dataset(dataset.get("id").getAsString());
        assertThat(read.statusCode()).isEqualTo(200);
        assertThat(json(read)).isEqualTo(dataset);
        assertThat(dataset(new UUID(0, 1).toString()).statusCode()).isEqualTo(404);
    }

    @Test
    void uploads_holdWhatCame() throws Exception {
        upload(CREATE_DATASET_PATH, TWO_FILES);
        upload(CREATE_DATASET_PATH, part("files\"; filename=\"c.csv", "3"));

        assertThat(dataframer.uploads()).hasSize(2);
        StubUpload first = dataframer.uploads().get(0);
        assertThat(first.name()).isEqualTo("Tickets");
        assertThat(first.description()).contains("of October");
        assertThat(first.datasetType()).contains("MULTI_FOLDER");
        StubUploadFile file = first.files().get(1);
        assertThat(file.name()).isEqualTo("b.txt");
        assertThat(file.folder()).contains("two");
        assertThat(file.size()).isEqualTo(2);
        assertThat(file.content()).containsExactly('2', '2');
        assertThat(file.text()).isEqualTo("22");
        StubUpload second = dataframer.uploads().get(1);
        assertThat(second.name()).isEmpty();
        assertThat(second.description()).isEmpty();
        assertThat(second.files().get(0).folder()).isEmpty();
    }

    @Test
    void upload_zip_hasTheTypeOfItsEntries() throws Exception {
        assertThat(json(upload(CREATE_DATASET_FROM_ZIP_PATH, zip("a.csv"))).get("dataset_type"))
                .hasToString("\"SINGLE_FILE\"");
        assertThat(json(upload(CREATE_DATASET_FROM_ZIP_PATH, zip("a.csv", "b.csv")))
                        .get("dataset_type"))
                .hasToString("\"MULTI_FILE\"");
        assertThat(json(upload(CREATE_DATASET_FROM_ZIP_PATH, zip("one/", "one/a.csv", "two/b.csv")))
                        .get("dataset_type"))
                .hasToString("\"MULTI_FOLDER\"");
    }

    private static String zip(String... entries) throws IOException {
        var zip = new ByteArrayOutputStream();
        try (var out = new ZipOutputStream(zip)) {
            for (String entry : entries) {
                out.putNextEntry(new ZipEntry(entry));
            }
        }
        return part("name", "Tickets") + part("zip_file\"; filename=\"t.zip", zip.toString(ISO_8859_1));
    }

    @Test
    void upload_thatCannotBeRead_is400WithTheProblem() throws Exception {
        HttpResponse<String> noZip =
                upload(CREATE_DATASET_FROM_ZIP_PATH, part("zip_file\"; filename=\"t.zip", "no ZIP"));
        assertThat(noZip.statusCode()).isEqualTo(400);
        assertThat(noZip.body()).contains("the ZIP has no file");

        HttpResponse<String> noForm = caller.send(caller.post(CREATE_DATASET_PATH, "{}"));
        assertThat(noForm.statusCode()).isEqualTo(400);
        assertThat(noForm.body()).contains("multipart/form-data");
    }

    @Test
    void onUpload_answersOneUploadAndCreatesNothing() throws Exception {
        dataframer.onUpload(StubAnswer.serverError(503));

        assertThat(upload(CREATE_DATASET_PATH, TWO_FILES).statusCode()).isEqualTo(503);
        assertThat(upload(CREATE_DATASET_PATH, TWO_FILES).statusCode()).isEqualTo(201);
        assertThat(dataframer.uploads()).hasSize(2);
    }

    @Test
    void upload_withoutKey_is401AndIsNotTaken() throws Exception {
        HttpRequest request =
                form(caller.withoutKey(CREATE_DATASET_PATH), TWO_FILES).build();

        assertThat(caller.send(request).statusCode()).isEqualTo(401);
        assertThat(dataframer.uploads()).isEmpty();
    }

    @Test
    void reset_forgetsUploadsAndDatasets() throws Exception {
        String id = json(upload(CREATE_DATASET_PATH, TWO_FILES)).get("id").getAsString();
        dataframer.onUpload(StubAnswer.serverError());

        dataframer.reset();

        assertThat(dataframer.uploads()).isEmpty();
        assertThat(dataset(id).statusCode()).isEqualTo(404);
        assertThat(upload(CREATE_DATASET_PATH, TWO_FILES).statusCode()).isEqualTo(201);
    }
}
