package ai.dataframer.client.faults;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.ConnectionPool;
import okhttp3.EventListener;

/** Counts what calls take and give back. A call counts as ended when its body is closed; until then it holds its connection. */
final class LeakCheck extends EventListener {
    private int started;
    private int open;
    private int connections;

    @Override
    public synchronized void callStart(Call call) {
        started++;
        open++;
    }

    @Override
    public void callEnd(Call call) {
        ended();
    }

    @Override
    public void callFailed(Call call, IOException e) {
        ended();
    }

    @Override
    public synchronized void connectionAcquired(Call call, Connection connection) {
        connections++;
    }

    @Override
    public synchronized void connectionReleased(Call call, Connection connection) {
        connections--;
        notifyAll();
    }

    synchronized int callsStarted() {
        return started;
    }

    /** Waits until every call has ended and no connection of {@code pool} is in use. */
    synchronized void assertNothingIsOpen(ConnectionPool pool) throws InterruptedException {
        long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (open > 0 || connections > 0 || pool.idleConnectionCount() < pool.connectionCount()) {
            long left = TimeUnit.NANOSECONDS.toMillis(limit - System.nanoTime());
            if (left <= 0) {
                throw new AssertionError(open + " calls or bodies open, " + connections + " connections in use");
            }
            wait(left);
        }
    }

    private synchronized void ended() {
        open--;
        notifyAll();
    }
}
