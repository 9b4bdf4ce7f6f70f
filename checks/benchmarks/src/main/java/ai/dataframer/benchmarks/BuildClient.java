package ai.dataframer.benchmarks;

import ai.dataframer.client.DataframerClient;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/** Building a client and closing it. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class BuildClient {
    @Benchmark
    public int buildAndClose() {
        try (DataframerClient client = Client.dataframer("http://127.0.0.1").build()) {
            return client.hashCode();
        }
    }
}
