package ai.dataframer.benchmarks;

import com.google.gson.Gson;
import com.google.gson.annotations.SerializedName;
import java.io.IOException;
import java.io.Reader;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;

/** OkHttp and Gson by hand, as a program does that needs this one call: no retries, no error types, no checks. */
final class ByHand {
    private static final Gson GSON = new Gson();

    private ByHand() {}

    static Client.Calls open(String baseUrl) {
        var client = new OkHttpClient();
        return id -> {
            Request request = new Request.Builder()
                    .url(baseUrl + "/api/dataframer/anonymization-runs/" + id + "/")
                    .header("Authorization", "Bearer key")
                    .header("Accept", "application/json")
                    .build();
            try (Response response = client.newCall(request).execute()) {
                if (!response.isSuccessful()) {
                    throw new IOException("status " + response.code());
                }
                return sum(response.body().charStream());
            }
        };
    }

    static long sum(Reader json) {
        Run run = GSON.fromJson(json, Run.class);
        long sum = Objects.requireNonNull(run.status).length();
        for (Entity e : Objects.requireNonNull(Objects.requireNonNull(run.results).entitiesFound)) {
            sum += e.start + e.end + Objects.requireNonNull(e.label).length() + (long) (1000 * e.score);
        }
        return sum;
    }

    static Response answer(Request request, byte[] body) {
        return new Response.Builder()
                .request(request)
                .protocol(Protocol.HTTP_1_1)
                .code(200)
                .message("OK")
                .body(ResponseBody.create(body, MediaType.get("application/json")))
                .build();
    }

    static final class Run {
        @Nullable
        String id;

        @Nullable
        String status;

        @SerializedName("dataset_id")
        @Nullable
        String datasetId;

        @SerializedName("dataset_name")
        @Nullable
        String datasetName;

        @SerializedName("pii_types")
        @Nullable
        List<String> piiTypes;

        @SerializedName("detection_method")
        @Nullable
        String detectionMethod;

        @SerializedName("llm_model_name")
        @Nullable
        String llmModelName;

        @SerializedName("created_by_email")
        @Nullable
        String createdByEmail;

        @SerializedName("duration_seconds")
        @Nullable
        Long durationSeconds;

        @Nullable
        Results results;

        @SerializedName("anonymized_files")
        @Nullable
        List<File> anonymizedFiles;

        @SerializedName("completed_at")
        @Nullable
        String completedAt;

        @SerializedName("created_at")
        @Nullable
        String createdAt;
    }

    static final class Results {
        @SerializedName("entity_summary")
        @Nullable
        Map<String, Long> entitySummary;

        @SerializedName("samples_processed")
        @Nullable
        Long samplesProcessed;

        @SerializedName("entities_found")
        @Nullable
        List<Entity> entitiesFound;

        @Nullable
        String error;
    }

    static final class Entity {
        long start;
        long end;

        @Nullable
        String label;

        double score;
    }

    static final class File {
        @Nullable
        String id;

        @Nullable
        String path;

        @SerializedName("size_in_bytes")
        @Nullable
        Long sizeInBytes;

        @SerializedName("content_type")
        @Nullable
        String contentType;
    }
}
