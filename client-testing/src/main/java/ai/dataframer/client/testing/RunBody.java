package ai.dataframer.client.testing;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.annotations.SerializedName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Builds the JSON body of a run. It contains every property of the contract with a sample value, unless the value is
 * {@linkplain #with set} or {@linkplain #without removed}. The id is that of the {@link StubRun} that uses the body.
 *
 * <p>Not thread-safe. An answer copies it.
 */
public final class RunBody {
    private static final Gson GSON =
            new GsonBuilder().serializeNulls().disableHtmlEscaping().create();

    private static final Object RUN_ID = new Object();

    private final Map<String, @Nullable Object> run = new LinkedHashMap<>();
    private final Map<String, Object> results = new LinkedHashMap<>();
    private final Map<String, Long> entitySummary = new LinkedHashMap<>();
    private final List<Entity> entities = new ArrayList<>();
    private final List<File> files = new ArrayList<>();

    private RunBody(String status) {
        run.put("id", RUN_ID);
        run.put("status", status);
        run.put("dataset_id", "3f0c8f3e-52b7-4d3a-9d0e-6f1f2a7c9b10");
        run.put("dataset_name", "Support tickets");
        run.put("pii_types", List.of("first_name", "email", "phone_number"));
        run.put("detection_method", "llm");
        run.put("llm_model_name", "sample-model");
        run.put("created_by_email", "analyst@example.com");
        run.put("duration_seconds", null);
        run.put("results", null);
        run.put("anonymized_files", files);
        run.put("completed_at", null);
        run.put("created_at", "2026-01-15T09:30:00Z");
        results.put("entity_summary", entitySummary);
        results.put("samples_processed", 0);
        results.put("entities_found", entities);
    }

    /** {@return a {@code PENDING} run without results and files} */
    public static RunBody pending() {
        return new RunBody("PENDING");
    }

    /** {@return a {@code PROCESSING} run without results and files} */
    public static RunBody processing() {
        return new RunBody("PROCESSING");
    }

    /** {@return a run that succeeded after 125 seconds, without entities and files} */
    public static RunBody succeeded() {
        return new RunBody("SUCCEEDED").completed();
    }

    /**
     * {@return a run that failed after 125 seconds}
     *
     * @param error the run's error message
     */
    public static RunBody failed(String error) {
        RunBody failed = new RunBody("FAILED").completed();
        failed.results.put("error", error);
        return failed;
    }

    /**
     * Adds a detected entity and counts it in the summary.
     *
     * @param label the entity's type
     * @param start position of its start
     * @param end position of its end
     * @param score confidence of the detection
     * @return this body
     */
    public RunBody entity(String label, long start, long end, double score) {
        entities.add(new Entity(start, end, label, score));
        entitySummary.merge(label, 1L, Long::sum);
        return withResults();
    }

    /**
     * Sets the summary's count for a label, whatever entities were added.
     *
     * @param label the entities' type
     * @param count their number
     * @return this body
     */
    public RunBody entityCount(String label, long count) {
        entitySummary.put(label, count);
        return withResults();
    }

    /**
     * Sets the number of samples processed; 0 by default.
     *
     * @param samples the number of samples
     * @return this body
     */
    public RunBody samplesProcessed(long samples) {
        results.put("samples_processed", samples);
        return withResults();
    }

    /**
     * Adds an output file.
     *
     * @param id the file's id
     * @param path the path of the original file
     * @param sizeInBytes the size of the anonymized content
     * @param contentType the MIME type
     * @return this body
     */
    public RunBody file(String id, String path, long sizeInBytes, String contentType) {
        files.add(new File(id, path, sizeInBytes, contentType));
        return this;
    }

    /**
     * Sets a property of the run, whether the contract has it or not.
     *
     * @param property name in the JSON, such as {@code dataset_name}
     * @param value {@code null}, or a value that Gson can write: text, number, list, map, {@code JsonElement}
     * @return this body
     */
    public RunBody with(String property, @Nullable Object value) {
        run.put(property, value);
        return this;
    }

    /**
     * Removes a property of the run.
     *
     * @param property name in the JSON
     * @return this body
     */
    public RunBody without(String property) {
        run.remove(property);
        return this;
    }

    RunBody samples() {
        return entity("PERSON", 0, 10, 0.98)
                .entity("EMAIL", 24, 43, 0.995)
                .entity("PERSON", 112, 121, 0.91)
                .samplesProcessed(100)
                .file("file-1", "tickets/january.csv", 48_213, "text/csv")
                .file("file-2", "tickets/archive.jsonl", 5_000_000_000L, "application/jsonl");
    }

    String status() {
        return String.valueOf(run.get("status"));
    }

    String json(String runId) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>(run);
        body.replace("id", RUN_ID, runId);
        return GSON.toJson(body);
    }

    private RunBody completed() {
        return withResults().with("duration_seconds", 125).with("completed_at", "2026-01-15T09:32:05Z");
    }

    private RunBody withResults() {
        return with("results", results);
    }

    private record Entity(long start, long end, String label, double score) {}

    private record File(
            String id,
            String path,
            @SerializedName("size_in_bytes") long sizeInBytes,
            @SerializedName("content_type") String contentType) {}
}
