package ai.dataframer.client.internal.http;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import okhttp3.HttpUrl;

/** Any text is an address that carries a key safely, or is refused without showing a password. */
public final class FuzzBaseUrl {
    private static final String PASSWORD = "s3cret";

    private FuzzBaseUrl() {}

    public static void fuzzerTestOneInput(FuzzedDataProvider data) {
        String before = data.consumeString(40);
        boolean hasPassword = data.consumeBoolean();
        String after = data.consumeRemainingAsString();
        String text = before + (hasPassword ? "user:" + PASSWORD + "@" : "") + after;
        try {
            check(BaseUrl.of(text, false));
        } catch (IllegalArgumentException e) {
            boolean isShown = String.valueOf(e.getMessage()).contains(PASSWORD);
            if (hasPassword && isShown && !(before + after).contains(PASSWORD)) {
                throw new AssertionError(e);
            }
        }
    }

    private static void check(HttpUrl url) {
        boolean isPlain = !url.isHttps() && !url.host().matches("localhost|::1|127\\.\\d+\\.\\d+\\.\\d+");
        boolean isAddress = url.username().isEmpty() && url.query() == null && url.fragment() == null;
        if (isPlain || !isAddress || !url.encodedPath().endsWith("/")) {
            throw new AssertionError(url);
        }
    }
}
