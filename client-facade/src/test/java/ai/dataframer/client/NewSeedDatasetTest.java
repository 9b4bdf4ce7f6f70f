package ai.dataframer.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class NewSeedDatasetTest {
    private static final UploadFile FILE = UploadFile.of("a.csv", new byte[1]);

    private static NewSeedDataset.Builder named() {
        return NewSeedDataset.builder().name("tickets");
    }

    @Test
    void type_followsFromTheFiles() {
        assertThat(named().file(FILE).build().type()).contains(DatasetType.SINGLE_FILE);
        assertThat(named().file(FILE).file(FILE).build().type()).contains(DatasetType.MULTI_FILE);
        assertThat(named().file("one", FILE).file("two", FILE).build().type()).contains(DatasetType.MULTI_FOLDER);
        assertThat(named().zip(FILE).build().type()).isEmpty();
        assertThat(NewSeedDataset.of("tickets", Path.of("x", "b.csv")).type()).contains(DatasetType.SINGLE_FILE);
    }

    @Test
    void accessors_returnWhatWasSet() {
        NewSeedDataset dataset = named().description("October").file(FILE).build();

        assertThat(dataset.name()).isEqualTo("tickets");
        assertThat(dataset.description()).contains("October");
        assertThat(named().file(FILE).build().description()).isEmpty();
    }

    @Test
    void build_impossibleMixture_isRefusedWithASentence() {
        assertThatThrownBy(NewSeedDataset.builder().file(FILE)::build)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no name: call name(..)");
        assertThatThrownBy(named()::build)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no file: call file(..) or zip(..)");
        assertThatThrownBy(named().file(FILE).file("one", FILE)::build)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("some files have a folder and some have none: give each one a folder, or none");
        assertThatThrownBy(named().file(FILE).zip(FILE)::build)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a ZIP has all files of its dataset: call either zip(..) or file(..)");
        assertThatThrownBy(named().file("one", FILE).zip(FILE)::build)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a ZIP has all files of its dataset: call either zip(..) or file(..)");
        assertThatThrownBy(named().zip(FILE).zip(FILE)::build)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a dataset has one ZIP at most: call zip(..) once");
    }

    @Test
    void build_limitsOfTheService_areNotChecked() {
        assertThat(named().file("one", FILE).build().type()).contains(DatasetType.MULTI_FOLDER);
    }

    @Test
    void setters_unusableValue_isRefusedAtOnce() {
        NewSeedDataset.Builder builder = NewSeedDataset.builder();

        assertThatThrownBy(() -> builder.name(" ")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.file("", FILE)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> UploadFile.of("", new byte[0])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> UploadFile.of("x/a.csv", new byte[0])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> UploadFile.of("/a.csv", new byte[0])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> UploadFile.of("a.csv", -1, () -> null)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> UploadFile.of(Path.of("/"))).isInstanceOf(IllegalArgumentException.class);
        assertThat(UploadFile.of("empty.csv", 0, () -> null).name()).isEqualTo("empty.csv");
        assertThat(UploadFile.of(Path.of("x", "a.csv")).name()).isEqualTo("a.csv");
    }

    @Test
    void toString_holdsNoNameThatCouldBePersonal() {
        assertThat(named().file(UploadFile.of("Jane Doe.csv", new byte[0])).build())
                .hasToString("NewSeedDataset{type=SINGLE_FILE, files=1}");
        assertThat(named().zip(FILE).build()).hasToString("NewSeedDataset{type=ZIP, files=1}");
        assertThat(FILE).hasToString("UploadFile");
    }
}
