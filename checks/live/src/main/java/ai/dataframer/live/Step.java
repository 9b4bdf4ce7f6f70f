package ai.dataframer.live;

/** A step of the job, in the order in which they are taken. */
enum Step {
    LIST("list the runs"),
    UPLOAD("upload the file as a seed dataset"),
    RETRIEVE_DATASET("retrieve the dataset"),
    CREATE("create a run"),
    WAIT("wait for its end"),
    RETRIEVE("retrieve it"),
    LIST_AGAIN("list the runs again"),
    UNKNOWN_RUN("retrieve a run that does not exist"),
    UNKNOWN_DATASET("retrieve a dataset that does not exist"),
    WRONG_KEY("list the runs with a wrong key");

    private final String words;

    Step(String words) {
        this.words = words;
    }

    @Override
    public String toString() {
        return words;
    }
}
