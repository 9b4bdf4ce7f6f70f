package ai.dataframer.client.internal.datasets;

import ai.dataframer.client.generated.api.DataframerApi;
import ai.dataframer.client.internal.http.FileBody;
import ai.dataframer.client.internal.http.Progress;
import ai.dataframer.client.internal.http.UploadBody;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import okhttp3.MultipartBody;
import okhttp3.Request;

/** Requests that the generated Retrofit interface creates. Thread-safe. */
final class DatasetRequests {
    private final DataframerApi api;

    DatasetRequests(DataframerApi api) {
        this.api = api;
    }

    /** Returns a request that reads the files of {@code dataset} while it is sent. */
    Request create(NewDatasetData dataset, Progress progress) {
        Request request = dataset.type() == null ? fromZip(dataset) : fromFiles(dataset, dataset.type());
        var form = nameLast((MultipartBody) Objects.requireNonNull(request.body()));
        return request.newBuilder().post(new UploadBody(form, progress)).build();
    }

    Request retrieve(UUID id) {
        return api.retrieveSeedDataset(id.toString()).request();
    }

    private Request fromFiles(NewDatasetData dataset, String type) {
        List<MultipartBody.Part> files =
                dataset.files().stream().map(file -> part("files", file)).toList();
        List<String> folders = dataset.files().stream()
                .map(NewFileData::folder)
                .filter(Objects::nonNull)
                .toList();
        return api.createSeedDataset(
                        dataset.name(), type, files, dataset.description(), folders.isEmpty() ? null : folders)
                .request();
    }

    private Request fromZip(NewDatasetData dataset) {
        return api.createSeedDatasetFromZip(
                        dataset.name(), part("zip_file", dataset.files().get(0)), dataset.description())
                .request();
    }

    /** Some services take a form that a proxy has cut off for a whole one; without the name, which is required, none does. */
    private static MultipartBody nameLast(MultipartBody form) {
        var reordered = new MultipartBody.Builder(form.boundary()).setType(form.type());
        form.parts().stream().filter(part -> !isName(part)).forEach(reordered::addPart);
        form.parts().stream().filter(DatasetRequests::isName).forEach(reordered::addPart);
        return reordered.build();
    }

    private static boolean isName(MultipartBody.Part part) {
        return part.headers() != null
                && "form-data; name=\"name\"".equals(part.headers().get("Content-Disposition"));
    }

    /** OkHttp escapes quotes and line breaks of the file's name as browsers do. */
    private static MultipartBody.Part part(String name, NewFileData data) {
        return MultipartBody.Part.createFormData(name, data.file().name(), new FileBody(data.file()));
    }
}
