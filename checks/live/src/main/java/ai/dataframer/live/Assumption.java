package ai.dataframer.live;

/** Something that this client takes for granted, and whether the answers bear it out. */
record Assumption(Outcome outcome, String what, String seen) {
    enum Outcome {
        SEEN("seen"),
        NOT_SEEN("not seen"),
        OTHERWISE("otherwise");

        private final String words;

        Outcome(String words) {
            this.words = words;
        }
    }

    @Override
    public String toString() {
        return "%-9s  %s%s".formatted(outcome.words, what, seen.isEmpty() ? "" : ": " + seen);
    }
}
