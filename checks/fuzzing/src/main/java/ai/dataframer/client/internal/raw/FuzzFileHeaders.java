package ai.dataframer.client.internal.raw;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import okhttp3.Headers;

/** Any headers of a file have a range and a validator, or none; a validator can be sent back as a header. */
public final class FuzzFileHeaders {
    private FuzzFileHeaders() {}

    public static void fuzzerTestOneInput(FuzzedDataProvider data) {
        Headers headers = new Headers.Builder()
                .addUnsafeNonAscii("Content-Range", data.consumeString(80))
                .addUnsafeNonAscii("ETag", data.consumeString(40))
                .addUnsafeNonAscii("Last-Modified", data.consumeString(40))
                .addUnsafeNonAscii("Date", data.consumeRemainingAsString())
                .build();
        ContentRange range = ContentRange.of(headers);
        if (range != null && (range.first() < 0 || range.total() < -1)) {
            throw new AssertionError(range);
        }
        Validator validator = Validator.of(headers);
        if (validator != null) {
            Headers.of("If-Range", validator.text());
        }
    }
}
