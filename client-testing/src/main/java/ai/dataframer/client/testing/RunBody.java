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
 * Writes the JSON body of a run. Every property of the contract is there, with a sample value, until it is
 * {@linkplain #with set} or {@linkplain #without taken out}; the id is that of the {@link StubRun} the body is used in.
 *
 * <p>A builder, not thread-safe, and not to be changed any more once an answer is made of it.
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
        run.put("pii_types", List.of("PERSON", "EMAIL", "PHONE_NUMBER"));
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

    /** A run that waits to begin: no results, no files. */
    public static RunBody pending() {
        return new RunBody("PENDING");
    }

    /** A run under way: no results, no files. */
    public static RunBody processing() {
        return new RunBody("PROCESSING");
    }

    /** A run that has succeeded after 125 seconds, without entities and files. */
    public static RunBody succeeded() {
        return new RunBody("SUCCEEDED").completed();
    }

    /** A run that has failed after 125 seconds. */
    public static RunBody failed(String error) {
        RunBody failed = new RunBody("FAILED").completed();
        failed.results.put("error", error);
        return failed;
    }

    /** Adds an entity to those found, and counts it in the summary. */
    public RunBody entity(String label, long start, long end, double score) {
        entities.add(new Entity(start, end, label, score));
        entitySummary.merge(label, 1L, Long::sum);
        return withResults();
    }

    /** Sets what the summary says of a label, whatever entities were added. */
    public RunBody entityCount(String label, long count) {
        entitySummary.put(label, count);
        return withResults();
    }

    /** Sets the number of samples processed, which is 0 otherwise. */
    public RunBody samplesProcessed(long samples) {
        results.put("samples_processed", samples);
        return withResults();
    }

    /** Adds an output file. */
    public RunBody file(String id, String path, long sizeInBytes, String contentType) {
        files.add(new File(id, path, sizeInBytes, contentType));
        return this;
    }

    /**
     * Sets a property of the run, one of the contract or another.
     *
     * @param property the name on the wire, such as {@code dataset_name}
     * @param value {@code null}, or what Gson writes as the JSON wanted: text, number, list, map, {@code JsonElement}
     */
    public RunBody with(String property, @Nullable Object value) {
        run.put(property, value);
        return this;
    }

    /** Leaves a property of the run out. */
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
