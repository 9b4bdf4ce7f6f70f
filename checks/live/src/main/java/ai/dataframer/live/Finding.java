package ai.dataframer.live;

/**
 * Something that the service sends. It has no value from an answer.
 *
 * @param where the operation and its status
 * @param place in the body, as a JSON pointer with {@code *} for each index and each key of a map; or another part of the answer
 */
record Finding(String where, String place, String what) implements Comparable<Finding> {
    @Override
    public int compareTo(Finding other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return where + ", " + place + ": " + what;
    }
}
