package ai.dataframer.client;

import static ai.dataframer.client.StubbedClient.RUN_ID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.dataframer.client.errors.ApiException;
import ai.dataframer.client.errors.AuthenticationException;
import ai.dataframer.client.errors.BadRequestException;
import ai.dataframer.client.errors.ConnectionException;
import ai.dataframer.client.errors.DataframerException;
import ai.dataframer.client.errors.InvalidResponseException;
import ai.dataframer.client.errors.NotFoundException;
import ai.dataframer.client.errors.PermissionDeniedException;
import ai.dataframer.client.errors.RateLimitException;
import ai.dataframer.client.errors.RequestTimeoutException;
import ai.dataframer.client.errors.RequestTimeoutException.Limit;
import ai.dataframer.client.errors.ServerException;
import ai.dataframer.client.polling.PollInterruptedException;
import ai.dataframer.client.polling.PollTimeoutException;
import ai.dataframer.client.polling.Poller;
import ai.dataframer.client.polling.PollingPolicy;
import ai.dataframer.client.scheduling.VirtualScheduler;
import ai.dataframer.client.testing.ContractCheckedStubs;
import ai.dataframer.client.testing.RunBody;
import ai.dataframer.client.testing.StubAnswer;
import ai.dataframer.client.testing.StubRun;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    private static Object read(byte[] bytes) throws Exception {
        return new ObjectInputStream(new ByteArrayInputStream(bytes)).readObject();
    }

    /** Returns what becomes of {@code failure}, which must keep what every exception has. */
    private static <E extends DataframerException> E copy(E failure) throws Exception {
        Object read = read(write(failure));

        assertThat(read).isExactlyInstanceOf(failure.getClass());
        @SuppressWarnings("unchecked") // the line above
        E copy = (E) read;
        assertThat(copy).hasMessage(failure.getMessage());
        assertThat(copy.isTransient()).isEqualTo(failure.isTransient());
        assertThat(copy.getStackTrace()).isEqualTo(failure.getStackTrace());
        return copy;
    }

    @Test
    void runFailedException_writtenAndReadAgain_hasTheWholeRun() throws Exception {
        RunFailedException failure = failure(RunBody.failed("no such dataset")
                .entity("PERSON", 0, 5, 0.98)
                .entity("EMAIL", 7, 20, 1)
                .samplesProcessed(7)
                .file("file-1", "tickets.csv", 5_000_000_000L, "text/csv"));

        AnonymizationRun run = copy(failure).run();

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
        assertThat(((RunFailedException) read(bytes)).run().entitiesFound())
                .hasSize(count)
                .isEqualTo(failure.run().entitiesFound());
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 400, 401, 403, 404, 408, 409, 429, 500, 503, 600})
    void apiException_writtenAndReadAgain_keepsTheResponse(int status) throws Exception {
        Map<String, List<String>> headers = Map.of("X-Trace", List.of("a", "b"));
        ApiException failure =
                ApiException.of("GET /", status, headers, "the body", "req-7", Duration.ofSeconds(3), null);

        ApiException copy = copy(failure);

        assertThat(copy.statusCode()).isEqualTo(status);
        assertThat(copy.headers().get("x-TRACE")).containsExactly("a", "b").isUnmodifiable();
        assertThat(copy.headers()).isUnmodifiable();
        assertThat(copy.body()).isEqualTo("the body");
        assertThat(copy.requestId()).contains("req-7");
        assertThat(copy.retryAfter()).contains(Duration.ofSeconds(3));
        assertThat(copy.withoutBody()).isExactlyInstanceOf(failure.getClass()).hasMessage(failure.getMessage());
    }

    @Test
    void apiException_ofARequestThatMustNotBeSentAgain_staysSo() throws Exception {
        ApiException failure = ApiException.of("POST /", 503, Map.of(), "", null, null, "the run may exist");

        assertThat(copy(failure).isTransient()).isFalse();
    }

    @Test
    void connectionException_writtenAndReadAgain_keepsItsCauseAndItsTimeout() throws Exception {
        var cause = new SocketTimeoutException("timeout");
        var timeout = new RequestTimeoutException("too late", Limit.READ, Duration.ofSeconds(60), cause, false);

        assertThat(copy(new ConnectionException("reset", cause))).hasCauseInstanceOf(SocketTimeoutException.class);
        RequestTimeoutException copy = copy(timeout);
        assertThat(copy.limit()).isEqualTo(Limit.READ);
        assertThat(copy.value()).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void invalidResponseException_writtenAndReadAgain_keepsItsPath() throws Exception {
        assertThat(copy(new InvalidResponseException("no run", "$.id")).path()).contains("$.id");
        assertThat(copy(new InvalidResponseException("no run", null)).path()).isEmpty();
    }

    @Test
    void dataframerException_writtenAndReadAgain_staysTransient() throws Exception {
        assertThat(copy(new DataframerException("no key", null, true)).isTransient())
                .isTrue();
    }

    @Test
    void pollTimeoutException_writtenAndReadAgain_keepsTheLastRun() throws Exception {
        service.stub(StubRun.of(RUN_ID).processing(1));
        try (DataframerClient client = StubbedClient.of(service)) {
            var failure = catchThrowableOfType(
                    PollTimeoutException.class, () -> client.anonymizationRuns().awaitCompletion(RUN_ID));

            PollTimeoutException copy = copy(failure);

            assertThat(copy.lastSeen(AnonymizationRun.class))
                    .isPresent()
                    .isEqualTo(failure.lastSeen(AnonymizationRun.class));
            assertThat(copy.lastSeen(String.class)).isEmpty();
            assertThat(copy.attempts()).isEqualTo(failure.attempts()).isPositive();
            assertThat(copy.elapsed()).isEqualTo(failure.elapsed());
        }
    }

    @Test
    void pollTimeoutException_ofNoValue_hasNone() throws Exception {
        PollTimeoutException failure = timeout(() -> {
            throw new ConnectionException("reset", null);
        });

        assertThat(copy(failure).lastSeen(Object.class)).isEmpty();
        assertThat(copy(failure)).hasCauseInstanceOf(ConnectionException.class);
    }

    @Test
    void pollTimeoutException_ofAValueThatIsNotSerializable_refusesToTellIt() throws Exception {
        PollTimeoutException failure = timeout(Object::new);
        assertThat(failure.lastSeen(Object.class)).isPresent();

        PollTimeoutException copy = copy(copy(failure));

        assertThatThrownBy(() -> copy.lastSeen(Object.class))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the last value seen was not serialized, because java.lang.Object is not Serializable");
    }

    private static PollTimeoutException timeout(Supplier<?> fetch) {
        Poller<Object> poller = Poller.<Object>builder(fetch, value -> false)
                .policy(PollingPolicy.builder()
                        .timeout(Duration.ofSeconds(5))
                        .maxOutage(Duration.ofMinutes(1))
                        .build())
                .scheduler(new VirtualScheduler())
                .build();
        return catchThrowableOfType(PollTimeoutException.class, poller::await);
    }

    @Test
    void pollInterruptedException_writtenAndReadAgain_keepsItsCause() throws Exception {
        Thread.currentThread().interrupt();
        Poller<Object> poller = Poller.builder(Object::new, value -> false).build();
        var failure = catchThrowableOfType(PollInterruptedException.class, poller::await);
        assertThat(Thread.interrupted()).isTrue();

        assertThat(copy(failure)).hasCauseInstanceOf(InterruptedException.class);
    }

    @Test
    void everyException_isTriedHere() {
        Set<String> tried = Stream.of(
                        ApiException.class,
                        AuthenticationException.class,
                        BadRequestException.class,
                        ConnectionException.class,
                        InvalidResponseException.class,
                        NotFoundException.class,
                        PermissionDeniedException.class,
                        PollInterruptedException.class,
                        PollTimeoutException.class,
                        RateLimitException.class,
                        RequestTimeoutException.class,
                        RunFailedException.class,
                        ServerException.class)
                .map(Class::getName)
                .collect(Collectors.toSet());

        assertThat(new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("ai.dataframer.client")
                        .get(DataframerException.class)
                        .getAllSubclasses())
                .extracting(JavaClass::getName)
                .containsExactlyInAnyOrderElementsOf(tried);
    }
}
