package ai.dataframer.benchmarks;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One call for a run of three entities, on a connection that is open. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class SmallCall {
    @Param({"DATAFRAMER", "BY_HAND", "RETROFIT2", "OKHTTP_GSON", "NATIVE"})
    String client = "";

    private Client.Calls calls = id -> 0;

    @Setup
    public void open() {
        calls = Client.valueOf(client).open(System.getProperty("service"));
    }

    @Benchmark
    public long call() throws IOException {
        return calls.read(Work.SMALL);
    }
}
