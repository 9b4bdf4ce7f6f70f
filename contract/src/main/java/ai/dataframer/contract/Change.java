package ai.dataframer.contract;

import java.util.List;

/**
 * One difference between two contracts.
 *
 * @param operation method and path, as in {@code GET /runs/}
 * @param what the difference in words
 * @param breaking whether it may break a program that was written for the older contract
 */
record Change(String operation, String what, boolean breaking) {
    /** Returns the name under which the change is acknowledged. */
    String id() {
        return operation + ": " + what;
    }

    /** Returns the changes that are breaking. */
    static List<Change> breaking(List<Change> changes) {
        return changes.stream().filter(Change::breaking).toList();
    }
}
