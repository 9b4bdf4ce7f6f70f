package ai.dataframer.client.scheduling;

/** Tells from checks at a fixed interval whether the tasks of a pool block. Used by one thread at a time. */
final class Stall {
    /** Checks in a row in which most threads wait. */
    private static final int WAITING_CHECKS = 3;

    /** Checks in a row in which no task ends. */
    private static final int IDLE_CHECKS = 8;

    private long endedBefore;
    private int waiting;
    private int idle;

    /**
     * Adds a check, and returns true if the pool needs more threads.
     *
     * @param queued tasks without a thread
     * @param ended tasks that have ended since the start
     * @param waitingThreads those of the pool's threads that wait in a task
     * @param threads the pool's threads
     */
    boolean lasts(int queued, long ended, long waitingThreads, int threads) {
        boolean mostWait = 4 * waitingThreads >= 3L * threads;
        waiting = queued > 0 && mostWait ? waiting + 1 : 0;
        idle = queued > 0 && ended == endedBefore ? idle + 1 : 0;
        endedBefore = ended;
        return waiting >= WAITING_CHECKS || idle >= IDLE_CHECKS;
    }
}
