package ai.dataframer.client.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An upload that the stub service has received: the form of a seed dataset. Immutable. */
public final class StubUpload {
    private final List<Multipart.Part> parts;
    private final List<StubUploadFile> files;

    StubUpload(List<Multipart.Part> parts) {
        this.parts = List.copyOf(parts);
        this.files = files(parts);
    }

    /** {@return the name of the dataset; empty if the form has none} */
    public String name() {
        return text("name").orElse("");
    }

    /** {@return the description; empty if the form has none} */
    public Optional<String> description() {
        return text("description");
    }

    /** {@return the type, such as {@code MULTI_FILE}; empty for a ZIP} */
    public Optional<String> datasetType() {
        return text("dataset_type");
    }

    /** {@return the files in the order of their arrival, or the only ZIP} */
    public List<StubUploadFile> files() {
        return files;
    }

    boolean isZip() {
        return parts.stream().anyMatch(part -> part.name().equals("zip_file"));
    }

    private Optional<String> text(String name) {
        return parts.stream()
                .filter(part -> part.name().equals(name))
                .map(Multipart.Part::text)
                .findFirst();
    }

    private static List<StubUploadFile> files(List<Multipart.Part> parts) {
        List<Multipart.Part> contents =
                parts.stream().filter(part -> part.fileName() != null).toList();
        List<String> folders = parts.stream()
                .filter(part -> part.name().equals("folder_names"))
                .map(Multipart.Part::text)
                .toList();
        List<StubUploadFile> files = new ArrayList<>();
        for (int i = 0; i < contents.size(); i++) {
            files.add(new StubUploadFile(contents.get(i), i < folders.size() ? folders.get(i) : null));
        }
        return List.copyOf(files);
    }
}
