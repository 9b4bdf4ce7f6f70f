package ai.dataframer.client.internal.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** The {@code User-Agent} header: this library, its version, and the Java version. */
final class UserAgent {
    private UserAgent() {}

    static String of(@Nullable String suffix) {
        String name = "dataframer-java/" + version() + " (Java " + System.getProperty("java.version") + ")";
        return suffix == null ? name : name + " " + suffix;
    }

    private static String version() {
        var properties = new Properties();
        try (InputStream in =
                UserAgent.class.getResourceAsStream("/ai/dataframer/client/internal/version.properties")) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException("version.properties cannot be read", e);
        }
        return properties.getProperty("version");
    }
}
