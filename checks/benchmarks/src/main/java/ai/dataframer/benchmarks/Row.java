package ai.dataframer.benchmarks;

/**
 * A line of the table.
 *
 * @param atMost the goal for {@code ratio}
 */
record Row(String work, String figures, double ratio, double atMost) {
    static final String HEADER = "| work | figures | ratio | goal | |\n|---|---|---|---|---|";

    /** Returns a line for what either holds or doesn't. */
    static Row of(String work, String figures, boolean holds) {
        return new Row(work, figures, holds ? 0 : 1, 0);
    }

    /** Returns a line that has no goal. */
    static Row info(String work, String figures) {
        return new Row(work, figures, 0, Double.NaN);
    }

    @Override
    public String toString() {
        if (Double.isNaN(atMost)) {
            return "| %s | %s | | | |".formatted(work, figures);
        }
        String verdict = ratio <= atMost ? "met" : "MISSED";
        return atMost == 0
                ? "| %s | %s | | | %s |".formatted(work, figures, verdict)
                : "| %s | %s | %.2f | %.2f | %s |".formatted(work, figures, ratio, atMost, verdict);
    }
}
