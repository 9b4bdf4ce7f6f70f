package ai.dataframer.contract;

import java.util.List;

/**
 * One difference between two contracts.
 *
 * @param operation method and path, as in {@code GET /runs/}
 * @param what the difference in words
 */
record Change(String operation, String what, Level level) {
    /** What a difference means to a program that was written for the older contract. */
    enum Level {
        COMPATIBLE,
        /** It goes on, but somebody should know. */
        WARNING,
        BREAKING
    }

    Change {
        what = Line.of(what);
    }

    Change(String operation, String what, boolean breaking) {
        this(operation, what, breaking ? Level.BREAKING : Level.COMPATIBLE);
    }

    /** Returns the name under which the change is acknowledged. */
    String id() {
        return operation + ": " + what;
    }

    /** Returns the changes that are breaking. */
    static List<Change> breaking(List<Change> changes) {
        return changes.stream()
                .filter(change -> change.level() == Level.BREAKING)
                .toList();
    }
}
