package ai.dataframer.client.internal.runs;

import ai.dataframer.client.AnonymizationRun;
import ai.dataframer.client.errors.InvalidResponseException;
import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import java.io.IOException;
import java.io.StringReader;
import java.util.UUID;

/** Any text is a run, is cut off, or is invalid. A run that needs no id from outside reads as the same from a text. */
public final class FuzzRun {
    private static final RunDecoder DECODER = new RunDecoder();
    private static final UUID ASKED = new UUID(0, 1);

    private FuzzRun() {}

    public static void fuzzerTestOneInput(FuzzedDataProvider data) {
        String json = data.consumeRemainingAsString();
        RunData run;
        try {
            run = DECODER.decode(ASKED, new StringReader(json), () -> "GET");
        } catch (InvalidResponseException | IOException e) {
            return;
        }
        if (!run.summary().id().equals(ASKED)) {
            AnonymizationRun same = AnonymizationRun.fromJson(json);
            if (!same.id().equals(run.summary().id())) {
                throw new AssertionError(same + " is not " + run);
            }
        }
    }
}
