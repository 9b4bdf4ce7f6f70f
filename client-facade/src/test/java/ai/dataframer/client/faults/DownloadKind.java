package ai.dataframer.client.faults;

import ai.dataframer.client.ProgressListener;
import ai.dataframer.client.RawRequests;
import java.nio.file.CopyOption;
import java.nio.file.Path;

/** The ways to download. */
enum DownloadKind {
    SYNC,
    ASYNC;

    Path call(RawRequests raw, String from, Path target, CopyOption... options) {
        return call(raw, from, target, (bytes, total) -> {}, options);
    }

    /** Returns the target, or throws what the call failed with. */
    Path call(RawRequests raw, String from, Path target, ProgressListener listener, CopyOption... options) {
        return switch (this) {
            case SYNC -> raw.download(from, target, listener, options);
            case ASYNC -> CallKind.get(raw.downloadAsync(from, target, listener, options));
        };
    }
}
