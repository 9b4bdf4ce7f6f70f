package ai.dataframer.client.testing;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The JSON of the dataset that an upload creates. */
final class DatasetBody {
    private record Entry(String path, long size) {
        boolean hasFolder() {
            return path.contains("/");
        }
    }

    private DatasetBody() {}

    /**
     * Returns the dataset.
     *
     * @throws IOException if the upload is a ZIP that cannot be read
     */
    static JsonObject of(UUID id, StubUpload upload) throws IOException {
        List<Entry> entries = upload.isZip() ? unzipped(upload.files().get(0).content()) : entries(upload);
        var dataset = new JsonObject();
        dataset.addProperty("id", id.toString());
        dataset.addProperty("name", upload.name());
        dataset.add("description", JsonNull.INSTANCE);
        upload.description().ifPresent(description -> dataset.addProperty("description", description));
        dataset.addProperty("dataset_type", upload.datasetType().orElseGet(() -> type(entries)));
        dataset.addProperty("created_at", "2026-01-15T09:30:00Z");
        dataset.addProperty("updated_at", "2026-01-15T09:30:00Z");
        dataset.addProperty("created_by_email", "analyst@example.com");
        dataset.add("files", files(entries));
        dataset.addProperty("file_count", entries.size());
        dataset.addProperty(
                "folder_count",
                entries.stream()
                        .filter(Entry::hasFolder)
                        .map(entry -> entry.path.substring(0, entry.path.lastIndexOf('/')))
                        .distinct()
                        .count());
        return dataset;
    }

    private static List<Entry> entries(StubUpload upload) {
        return upload.files().stream()
                .map(file -> new Entry(file.folder().map(folder -> folder + "/").orElse("") + file.name(), file.size()))
                .toList();
    }

    private static List<Entry> unzipped(byte[] zip) throws IOException {
        List<Entry> entries = new ArrayList<>();
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (!entry.isDirectory()) {
                    entries.add(new Entry(entry.getName(), in.readAllBytes().length));
                }
            }
        }
        if (entries.isEmpty()) {
            throw new IOException("the ZIP has no file");
        }
        return entries;
    }

    private static String type(List<Entry> entries) {
        return entries.stream().anyMatch(Entry::hasFolder)
                ? "MULTI_FOLDER"
                : entries.size() > 1 ? "MULTI_FILE" : "SINGLE_FILE";
    }

    private static JsonArray files(List<Entry> entries) {
        var files = new JsonArray();
        for (Entry entry : entries) {
            var file = new JsonObject();
            file.addProperty("id", "file-" + (files.size() + 1));
            file.addProperty("path", entry.path);
            file.addProperty(
                    "file_type",
                    entry.path.substring(entry.path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
            file.addProperty("size_bytes", entry.size);
            files.add(file);
        }
        return files;
    }
}
