package ai.dataframer.examples.durable;

/** Where results go. A process that dies just then tells of an end once more after its restart: don't mind the second time. */
interface Results {
    void ended(String job, RunResult result);

    void gaveUp(String job, GaveUpException why);
}
