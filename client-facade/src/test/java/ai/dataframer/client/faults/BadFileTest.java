package ai.dataframer.client.faults;

import static ai.dataframer.client.faults.UploadContent.LARGE;
import static ai.dataframer.client.faults.UploadContent.broken;
import static ai.dataframer.client.faults.UploadContent.zeros;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ai.dataframer.client.DataframerClient;
import ai.dataframer.client.UploadFile;
import ai.dataframer.client.errors.DataframerException;
import ai.dataframer.client.faults.UploadService.Body;
import ai.dataframer.client.faults.UploadService.Step;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every file that is not what it should be, in every kind of upload: the outcome, and what the service counted. */
@Timeout(value = 30, threadMode = ThreadMode.SEPARATE_THREAD)
class BadFileTest {
    /** A file that is not what it should be. */
    enum BadFile {
        GONE("file \"data.csv\" cannot be read (NoSuchFileException)", NoSuchFileException.class, false) {
            @Override
            UploadFile file() {
                return UploadFile.of(Path.of("no", "such", "data.csv"));
            }
        },
        A_FOLDER("file \"src\" cannot be read (IOException)", IOException.class, false) {
            @Override
            UploadFile file() {
                return UploadFile.of(Path.of("src"));
            }
        },
        SHORTER("file \"data.csv\" has ended after 25165823 of 25165824 bytes", IOException.class, true) {
            @Override
            UploadFile file() {
                return UploadFile.of("data.csv", LARGE, () -> zeros(LARGE - 1));
            }
        },
        LONGER("file \"data.csv\" is longer than 25165824 bytes", IOException.class, true) {
            @Override
            UploadFile file() {
                return UploadFile.of("data.csv", LARGE, () -> zeros(LARGE + 1));
            }
        },
        NOT_OPENED("file \"data.csv\" cannot be read (FileNotFoundException)", FileNotFoundException.class, false) {
            @Override
            UploadFile file() {
                return UploadFile.of("data.csv", LARGE, () -> {
                    throw new FileNotFoundException("of the program");
                });
            }
        },
        NO_STREAM("file \"data.csv\" has no content: its Callable returned null", IOException.class, false) {
            @Override
            UploadFile file() {
                return UploadFile.of("data.csv", LARGE, () -> null);
            }
        },
        UNREADABLE("file \"data.csv\" cannot be read (IOException)", IOException.class, true) {
            @Override
            UploadFile file() {
                return UploadFile.of("data.csv", LARGE, () -> broken(new IOException("disk")));
            }
        };

        final String problem;
        final Class<? extends IOException> cause;

        /** False if it fails before the first bytes have left the buffers. */
        final boolean isSent;

        BadFile(String problem, Class<? extends IOException> cause, boolean isSent) {
            this.problem = problem;
            this.cause = cause;
            this.isSent = isSent;
        }

        abstract UploadFile file() throws IOException;
    }

    record BadCell(BadFile bad, UploadKind kind) {}

    static List<BadCell> badCells() {
        List<BadCell> cells = new ArrayList<>();
        for (BadFile bad : BadFile.values()) {
            Arrays.stream(UploadKind.values()).forEach(kind -> cells.add(new BadCell(bad, kind)));
        }
        return cells;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badCells")
    void upload_badFile_isNamedOnceAndNothingHalfSentPassesForTheWhole(BadCell cell) throws Exception {
        UploadFile file = cell.bad.file();
        try (UploadService service = UploadService.start(Step.whole(UploadService.CREATED));
                DataframerClient client = service.client().build()) {
            Throwable failure = catchThrowable(() -> cell.kind.upload(client, file));

            assertThat(failure)
                    .isExactlyInstanceOf(DataframerException.class)
                    .hasMessage(cell.kind.request() + " failed: " + cell.bad.problem)
                    .hasCauseInstanceOf(cell.bad.cause);
            assertThat(((DataframerException) failure).isTransient()).isFalse();
            if (cell.bad.isSent) {
                assertThat(service.nextBody()).isEqualTo(Body.RESET);
            }
            assertThat(service.otherBodies()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void upload_codeOfTheProgramThrows_reachesTheCallerAsItIs(UploadKind kind) throws Exception {
        var thrown = new IllegalStateException("of the program");
        try (UploadService service = UploadService.start(Step.whole(UploadService.CREATED));
                DataframerClient client = service.client().build()) {
            UploadFile file = UploadFile.of("data.csv", LARGE, () -> broken(thrown));

            assertThat(catchThrowable(() -> kind.upload(client, file))).isSameAs(thrown);
            assertThat(service.nextBody()).isEqualTo(Body.RESET);
            assertThat(service.otherBodies()).isZero();
        }
    }
}
