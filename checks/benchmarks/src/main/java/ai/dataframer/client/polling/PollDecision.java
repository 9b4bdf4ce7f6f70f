package ai.dataframer.client.polling;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Deciding when to poll next. It lives in this package to get at {@link PollSchedule}. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class PollDecision {
    private int polls;

    @Benchmark
    public Object decide() {
        polls = polls % 100 + 1;
        return PollSchedule.after(
                PollingPolicy.defaults(),
                new PollProgress(polls, 0, 0, Duration.ZERO, false),
                Duration.ofSeconds(polls),
                Duration.ofMillis(80),
                Duration.ZERO,
                0.5);
    }
}
