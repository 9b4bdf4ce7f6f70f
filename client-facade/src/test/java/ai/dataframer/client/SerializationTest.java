package ai.dataframer.client;

import static ai.dataframer.client.StubbedClient.RUN_ID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.dataframer.client.testing.ContractCheckedStubs;
import ai.dataframer.client.testing.RunBody;
import ai.dataframer.client.testing.StubAnswer;
import ai.dataframer.client.testing.StubRun;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What Java's serialization makes of an exception, as a job engine or a cluster passes it on. */
class SerializationTest {
    @RegisterExtension
    static final ContractCheckedStubs service = ContractCheckedStubs.start();

    private static RunFailedException failure(RunBody body) {
        service.stub(StubRun.of(RUN_ID).then(StubAnswer.run(body).withRetryAfter(Duration.ofSeconds(3))));
        try (DataframerClient client = StubbedClient.of(service)) {
            AnonymizationRun run = client.anonymizationRuns().retrieve(RUN_ID);
            return catchThrowableOfType(RunFailedException.class, run::requireSucceeded);
        }
    }

    private static byte[] write(Object value) throws IOException {
        var bytes = new ByteArrayOutputStream();
        new ObjectOutputStream(bytes).writeObject(value);
        return bytes.toByteArray();
    }

    private static RunFailedException read(byte[] bytes) throws Exception {
        return (RunFailedException) new ObjectInputStream(new ByteArrayInputStream(bytes)).readObject();
    }

    @Test
    void runFailedException_writtenAndReadAgain_hasTheWholeRun() throws Exception {
        RunFailedException failure = failure(RunBody.failed("no such dataset")
                .entity("PERSON", 0, 5, 0.98)
                .entity("EMAIL", 7, 20, 1)
                .samplesProcessed(7)
                .file("file-1", "tickets.csv", 5_000_000_000L, "text/csv"));

        RunFailedException read = read(write(failure));

        assertThat(read).hasMessage("run " + RUN_ID + " failed: no such dataset");
        assertThat(read.getStackTrace()).isEqualTo(failure.getStackTrace());
        AnonymizationRun run = read.run();
        assertThat(run).isEqualTo(failure.run()).hasSameHashCodeAs(failure.run());
        assertThat(run.isFailed()).isTrue();
        assertThat(run.error()).contains("no such dataset");
        assertThat(run.entitiesFound()).isEqualTo(failure.run().entitiesFound()).hasSize(2);
        assertThat(run.anonymizedFiles())
                .isEqualTo(failure.run().anonymizedFiles())
                .hasSize(1);
        assertThat(run.retryAfter()).contains(Duration.ofSeconds(3));
    }

    @Test
    void runFailedException_ofManyEntities_isWrittenInColumns() throws Exception {
        RunBody body = RunBody.failed("out of memory");
        int count = 20_000;
        for (int i = 0; i < count; i++) {
            body.entity("TYPE_" + i % 3, i, i + 7L, i / 1000.0);
        }
        RunFailedException failure = failure(body);

        byte[] bytes = write(failure);

        assertThat(bytes).hasSizeLessThan(20 * count);
        assertThat(read(bytes).run().entitiesFound())
                .hasSize(count)
                .isEqualTo(failure.run().entitiesFound());
    }
}
