package ai.dataframer.benchmarks.fleet;

/** Requests that reached the service, and those of them that failed there. */
record Counts(int sent, int failed) {
    int taken() {
        return sent - failed;
    }

    double failedPercent() {
        return sent == 0 ? 0 : 100.0 * failed / sent;
    }

    Counts minus(Counts earlier) {
        return new Counts(sent - earlier.sent, failed - earlier.failed);
    }
}
