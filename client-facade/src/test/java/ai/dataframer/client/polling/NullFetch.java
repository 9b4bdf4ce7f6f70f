package ai.dataframer.client.polling;

import org.jspecify.annotations.NullUnmarked;

/** A caller that keeps no nullness rules. */
@NullUnmarked
final class NullFetch {
    private NullFetch() {}

    static String get() {
        return null;
    }
}
