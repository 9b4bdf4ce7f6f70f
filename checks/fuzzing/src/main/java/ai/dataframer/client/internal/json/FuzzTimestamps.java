package ai.dataframer.client.internal.json;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

/** Any text is a time stamp or none, and what the JDK reads is read as the same. */
public final class FuzzTimestamps {
    private FuzzTimestamps() {}

    public static void fuzzerTestOneInput(FuzzedDataProvider data) {
        String text = data.consumeRemainingAsString();
        Instant expected;
        try {
            expected = OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            expected = null;
        }
        Instant read;
        try {
            read = Timestamps.parse(text);
        } catch (DateTimeException e) {
            read = null;
        }
        if (expected != null && !expected.equals(read)) {
            throw new AssertionError(text + ": " + read + " instead of " + expected);
        }
    }
}
