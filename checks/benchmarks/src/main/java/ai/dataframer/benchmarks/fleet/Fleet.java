package ai.dataframer.benchmarks.fleet;

import ai.dataframer.client.polling.PollingPolicy;
import ai.dataframer.client.polling.WaitDecisions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** The waits of one client. */
final class Fleet {
    private final EventLoop loop;
    private final Requests requests;
    private final Wait.Sender sender;
    private final Supplier<Wait.Decisions> decisions;
    private final List<Wait> waits = new ArrayList<>();

    Fleet(Contender contender, EventLoop loop, VirtualService service, Random random, Contender.OnFailure onFailure) {
        this.loop = loop;
        requests = new Requests(loop, service, random);
        sender = contender.sender(loop, requests);
        decisions = () -> contender.decisions(random, onFailure);
    }

    /** Takes the policy of this library's waits. */
    Fleet(PollingPolicy policy, EventLoop loop, VirtualService service, Random random) {
        this.loop = loop;
        requests = new Requests(loop, service, random);
        sender = Contender.OURS.sender(loop, requests);
        decisions = () -> new WaitDecisions(policy, random)::next;
    }

    /** Has a wait begin after {@code delay}. */
    void add(Duration delay, Duration runTakes) {
        loop.schedule(() -> waits.add(new Wait(loop, sender, decisions.get(), runTakes)), delay);
    }

    Counts counts() {
        return requests.counts();
    }

    long sawTheEnd() {
        return waits.stream().filter(Wait::sawTheEnd).count();
    }

    /** Returns when the last wait ended, in seconds. */
    double end() {
        return waits.stream().mapToLong(Wait::end).max().orElseThrow() / 1e9;
    }

    /** Returns the longest time, in seconds, that any wait was without an answer. */
    double longestGap() {
        return waits.stream().mapToLong(Wait::longestGap).max().orElseThrow() / 1e9;
    }
}
