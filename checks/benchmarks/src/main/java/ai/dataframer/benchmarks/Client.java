package ai.dataframer.benchmarks;

import ai.dataframer.client.AnonymizationRun;
import ai.dataframer.client.DataframerClient;
import ai.dataframer.client.DetectedEntity;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import okhttp3.OkHttpClient;

/** What is measured: this client and what a user would take instead. */
enum Client {
    DATAFRAMER("dataframer-client") {
        @Override
        Calls open(String baseUrl) {
            DataframerClient client = Client.dataframer(baseUrl).build();
            return id -> {
                AnonymizationRun run = client.anonymizationRuns().retrieve(id);
                long sum = run.statusAsString().length();
                for (DetectedEntity entity : run.entitiesFound()) {
                    sum += sum(entity);
                }
                return sum;
            };
        }
    },
    STREAMING("dataframer-client, retrieveStreaming") {
        @Override
        Calls open(String baseUrl) {
            DataframerClient client = Client.dataframer(baseUrl).build();
            return id -> {
                var sum = new long[1];
                AnonymizationRun run = client.anonymizationRuns().retrieveStreaming(id, e -> sum[0] += sum(e));
                return sum[0] + run.statusAsString().length();
            };
        }
    },
    BY_HAND("OkHttp + Gson by hand") {
        @Override
        Calls open(String baseUrl) {
            return ByHand.open(baseUrl);
        }
    },
    RETROFIT2("openapi-generator retrofit2") {
        @Override
        Calls open(String baseUrl) {
            var client = new ai.dataframer.benchmarks.retrofit2.ApiClient("BearerAuth");
            client.setBearerToken("key");
            client.getAdapterBuilder().baseUrl(baseUrl + "/");
            var api = client.createService(ai.dataframer.benchmarks.retrofit2.api.DataFramerDataAnonymizationApi.class);
            return id -> {
                var run = Objects.requireNonNull(
                        api.apiDataframerAnonymizationRunsRetrieve(id).execute().body());
                long sum = run.getStatus().getValue().length();
                for (var e : run.getResults().getEntitiesFound()) {
                    sum += sum(e.getStart(), e.getEnd(), e.getLabel(), e.getScore());
                }
                return sum;
            };
        }
    },
    OKHTTP_GSON("openapi-generator okhttp-gson") {
        @Override
        Calls open(String baseUrl) {
            var client = new ai.dataframer.benchmarks.okhttpgson.ApiClient();
            client.setBasePath(baseUrl);
            client.setBearerToken("key");
            var api = new ai.dataframer.benchmarks.okhttpgson.api.DataFramerDataAnonymizationApi(client);
            return id -> {
                var run = checked(() -> api.apiDataframerAnonymizationRunsRetrieve(id));
                long sum = run.getStatus().getValue().length();
                for (var e : run.getResults().getEntitiesFound()) {
                    sum += sum(e.getStart(), e.getEnd(), e.getLabel(), e.getScore());
                }
                return sum;
            };
        }
    },
    NATIVE("openapi-generator native") {
        @Override
        Calls open(String baseUrl) {
            var client = new ai.dataframer.benchmarks.jdk.ApiClient();
            client.updateBaseUri(baseUrl);
            client.setRequestInterceptor(request -> request.header("Authorization", "Bearer key"));
            var api = new ai.dataframer.benchmarks.jdk.api.DataFramerDataAnonymizationApi(client);
            return id -> {
                var run = checked(() -> api.apiDataframerAnonymizationRunsRetrieve(id));
                long sum = run.getStatus().getValue().length();
                for (var e : run.getResults().getEntitiesFound()) {
                    sum += sum(e.getStart(), e.getEnd(), e.getLabel(), e.getScore());
                }
                return sum;
            };
        }
    };

    /** One call after the other. */
    interface Calls {
        /** Retrieves the run, looks at every entity, and returns a sum over all of it. */
        long read(UUID id) throws IOException;
    }

    private interface Call<T> {
        T call() throws Exception;
    }

    /** The four that hold a run as a whole. */
    static final List<Client> ALTERNATIVES = List.of(BY_HAND, RETROFIT2, OKHTTP_GSON, NATIVE);

    final String title;

    Client(String title) {
        this.title = title;
    }

    abstract Calls open(String baseUrl);

    static DataframerClient.Builder dataframer(String baseUrl) {
        return DataframerClient.builder().baseUrl(baseUrl).apiKey("key");
    }

    /** Returns an OkHttp client that answers every request with {@code body}, without a connection. */
    static OkHttpClient answering(byte[] body) {
        return new OkHttpClient.Builder()
                .addInterceptor(chain -> ByHand.answer(chain.request(), body))
                .build();
    }

    private static long sum(DetectedEntity entity) {
        return entity.start().orElse(0)
                + entity.end().orElse(0)
                + entity.label().orElse("").length()
                + (long) (1000 * entity.score().orElse(0));
    }

    private static long sum(Number start, Number end, String label, Number score) {
        return start.longValue() + end.longValue() + label.length() + (long) (1000 * score.doubleValue());
    }

    private static <T> T checked(Call<T> call) {
        try {
            return call.call();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
