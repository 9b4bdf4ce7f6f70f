package ai.dataframer.benchmarks;

import ai.dataframer.client.DataframerClient;
import com.google.gson.stream.JsonReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Reading 100,000 entities from memory. The bound of every client here is Gson's tokenizer going over the same bytes. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class Decode {
    private static final UUID ID = Work.runOf(100_000);

    private final byte[] body = Work.body(ID);
    private final DataframerClient client = Client.dataframer("http://127.0.0.1")
            .okHttpClient(Client.answering(body))
            .build();

    @Benchmark
    public int dataframer() {
        return client.anonymizationRuns().retrieve(ID).entitiesFound().size();
    }

    @Benchmark
    public long byHand() {
        return ByHand.sum(text());
    }

    @Benchmark
    public void tokenizerSkips() throws IOException {
        new JsonReader(text()).skipValue();
    }

    private Reader text() {
        return new InputStreamReader(new ByteArrayInputStream(body), StandardCharsets.UTF_8);
    }
}
