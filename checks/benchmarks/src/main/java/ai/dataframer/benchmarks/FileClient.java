package ai.dataframer.benchmarks;

import ai.dataframer.client.DataframerClient;
import ai.dataframer.client.NewSeedDataset;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSink;
import okio.Okio;

/** Who sends and stores files: this client, and OkHttp as a program uses it that needs nothing else. */
enum FileClient {
    DATAFRAMER("dataframer-client") {
        @Override
        Transfers open(String baseUrl) {
            DataframerClient client = Client.dataframer(baseUrl).build();
            return new Transfers() {
                @Override
                public void up(Path file) {
                    client.seedDatasets().create(NewSeedDataset.of("benchmark", file));
                }

                @Override
                public void down(String path, Path target) {
                    client.raw().download(path, target);
                }
            };
        }
    },
    OKHTTP("OkHttp") {
        @Override
        Transfers open(String baseUrl) {
            var client = new OkHttpClient.Builder()
                    .writeTimeout(Duration.ofMinutes(1))
                    .build();
            return new Transfers() {
                @Override
                public void up(Path file) throws IOException {
                    var form = new MultipartBody.Builder()
                            .setType(MultipartBody.FORM)
                            .addFormDataPart("dataset_type", "SINGLE_FILE")
                            .addFormDataPart(
                                    "files",
                                    file.getFileName().toString(),
                                    RequestBody.create(file.toFile(), MediaType.get("application/octet-stream")))
                            .addFormDataPart("name", "benchmark")
                            .build();
                    Request request = to(baseUrl + "/api/dataframer/seed-datasets/create/")
                            .post(form)
                            .build();
                    try (Response response = client.newCall(request).execute()) {
                        response.body().string();
                    }
                }

                @Override
                public void down(String path, Path target) throws IOException {
                    Request request = to(baseUrl + path).build();
                    try (Response response = client.newCall(request).execute();
                            BufferedSink file = Okio.buffer(Okio.sink(target))) {
                        file.writeAll(response.body().source());
                    }
                }
            };
        }
    };

    /** One transfer after the other. */
    interface Transfers {
        void up(Path file) throws IOException;

        void down(String path, Path target) throws IOException;
    }

    final String title;

    FileClient(String title) {
        this.title = title;
    }

    abstract Transfers open(String baseUrl);

    private static Request.Builder to(String url) {
        return new Request.Builder().url(url).header("Authorization", "Bearer key");
    }
}
