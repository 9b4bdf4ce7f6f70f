package ai.dataframer.client.internal.http;

/** How many of some requests the service refused. Not thread-safe. */
final class Sample {
    /** Standard errors by which two shares must differ before their difference is not taken for chance. */
    private static final double SURE = 2.6;

    private int requests;
    private int refused;

    void add(boolean refusal) {
        requests++;
        if (refusal) {
            refused++;
        }
    }

    Sample plus(Sample other) {
        var both = new Sample();
        both.requests = requests + other.requests;
        both.refused = refused + other.refused;
        return both;
    }

    int requests() {
        return requests;
    }

    int refused() {
        return refused;
    }

    int accepted() {
        return requests - refused;
    }

    double share() {
        return (double) refused / requests;
    }

    /** Returns the standard error of {@link #share}; it is not 0 where none was refused, as that may be luck. */
    double error() {
        return Math.sqrt((share() * (1 - share()) + 0.25 / requests) / requests);
    }

    /** Returns true if refusals are rarer here than in {@code other}, and not by chance. */
    boolean isRarerThan(Sample other) {
        double both = plus(other).share();
        double error = Math.sqrt(both * (1 - both) * (1.0 / requests + 1.0 / other.requests));
        return other.share() - share() > SURE * error;
    }
}
