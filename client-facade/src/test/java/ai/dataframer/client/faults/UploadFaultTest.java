package ai.dataframer.client.faults;

import static ai.dataframer.client.faults.UploadContent.LARGE;
import static ai.dataframer.client.faults.UploadContent.bytes;
import static ai.dataframer.client.faults.UploadKind.MAY_EXIST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ai.dataframer.client.DataframerClient;
import ai.dataframer.client.errors.ApiException;
import ai.dataframer.client.errors.ConnectionException;
import ai.dataframer.client.errors.DataframerException;
import ai.dataframer.client.errors.InvalidResponseException;
import ai.dataframer.client.errors.RateLimitException;
import ai.dataframer.client.errors.ServerException;
import ai.dataframer.client.faults.UploadService.Body;
import ai.dataframer.client.faults.UploadService.End;
import ai.dataframer.client.faults.UploadService.Step;
import ai.dataframer.client.scheduling.VirtualScheduler;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every fault of a service or a connection in every kind of upload: the outcome, and what the service counted. Nothing is sent
 * twice that may have been carried out, and no part of a body could be taken for the whole. {@link BadFileTest} does the same
 * for faults of the file.
 */
@Timeout(value = 30, threadMode = ThreadMode.SEPARATE_THREAD)
class UploadFaultTest {
    private static String status(int status) {
        return RawReply.head(status, "Content-Length: 2", "Retry-After: 0") + "{}";
    }

    /**
     * What the service does, one step for each request.
     *
     * @param failure null for success
     * @param bodies what the service counted
     */
    record Fault(
            String name,
            List<Step> steps,
            @Nullable Class<? extends DataframerException> failure,
            boolean mayExist,
            List<Body> bodies) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static final List<Fault> FAULTS = List.of(
            new Fault("none", List.of(Step.whole(UploadService.CREATED)), null, false, List.of(Body.WHOLE)),
            new Fault(
                    "429 after the body, twice",
                    List.of(Step.whole(status(429)), Step.whole(status(429)), Step.whole(UploadService.CREATED)),
                    null,
                    false,
                    List.of(Body.WHOLE, Body.WHOLE, Body.WHOLE)),
            new Fault(
                    "429 for ever",
                    Collections.nCopies(3, Step.whole(status(429))),
                    RateLimitException.class,
                    false,
                    List.of(Body.WHOLE, Body.WHOLE, Body.WHOLE)),
            new Fault(
                    "429 within the body, then reset",
                    List.of(new Step(100_000, status(429), End.RESET), Step.whole(UploadService.CREATED)),
                    null,
                    false,
                    List.of(Body.LEFT, Body.WHOLE)),
            new Fault(
                    "413 before the body, then reset",
                    List.of(new Step(0, status(413), End.RESET)),
                    ApiException.class,
                    false,
                    List.of(Body.LEFT)),
            new Fault(
                    "413 within the body, then reset",
                    List.of(new Step(100_000, status(413), End.RESET)),
                    ApiException.class,
                    false,
                    List.of(Body.LEFT)),
            new Fault(
                    "413 within the body, then closed",
                    List.of(new Step(100_000, status(413), End.CLOSE)),
                    ApiException.class,
                    false,
                    List.of(Body.LEFT)),
            new Fault(
                    "503 within the body, then reset",
                    List.of(new Step(100_000, status(503), End.RESET)),
                    ServerException.class,
                    true,
                    List.of(Body.LEFT)),
            new Fault(
                    "500 after the body",
                    List.of(Step.whole(status(500))),
                    ServerException.class,
                    true,
                    List.of(Body.WHOLE)),
            new Fault(
                    "reset before the body",
                    List.of(new Step(0, "", End.RESET)),
                    ConnectionException.class,
                    true,
                    List.of(Body.LEFT)),
            new Fault(
                    "reset within the body",
                    List.of(new Step(100_000, "", End.RESET)),
                    ConnectionException.class,
                    true,
                    List.of(Body.LEFT)),
            new Fault(
                    "closed within the body",
                    List.of(new Step(100_000, "", End.CLOSE)),
                    ConnectionException.class,
                    true,
                    List.of(Body.LEFT)),
            new Fault(
                    "closed after the body",
                    List.of(new Step(Long.MAX_VALUE, "", End.CLOSE)),
                    ConnectionException.class,
                    true,
                    List.of(Body.WHOLE)),
            new Fault(
                    "answer without an id",
                    List.of(Step.whole(UploadService.ok("{}"))),
                    InvalidResponseException.class,
                    true,
                    List.of(Body.WHOLE)),
            new Fault(
                    "answer cut off",
                    List.of(new Step(Long.MAX_VALUE, RawReply.head(201, "Content-Length: 99") + "{", End.CLOSE)),
                    ConnectionException.class,
                    true,
                    List.of(Body.WHOLE)));

    record Cell(Fault fault, UploadKind kind) {}

    static List<Cell> cells() {
        List<Cell> cells = new ArrayList<>();
        FAULTS.forEach(fault -> Arrays.stream(UploadKind.values()).forEach(kind -> cells.add(new Cell(fault, kind))));
        return cells;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cells")
    void upload_underFault_hasTheStatedOutcome(Cell cell) throws Exception {
        Fault fault = cell.fault;
        try (UploadService service = UploadService.start(fault.steps.toArray(Step[]::new));
                DataframerClient client = service.client().build()) {
            Throwable failure = catchThrowable(() -> cell.kind.upload(client, bytes(LARGE)));

            if (fault.failure == null) {
                assertThat(failure).isNull();
            } else {
                assertThat(failure)
                        .isExactlyInstanceOf(fault.failure)
                        .hasMessageStartingWith(cell.kind.request() + " ");
                assertThat(String.valueOf(failure.getMessage()).endsWith(MAY_EXIST))
                        .as(failure.getMessage())
                        .isEqualTo(fault.mayExist);
                assertThat(((DataframerException) failure).isTransient())
                        .isEqualTo(failure instanceof RateLimitException);
            }
            for (Body body : fault.bodies) {
                assertThat(service.nextBody()).isEqualTo(body);
            }
            assertThat(service.otherBodies()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void upload_nobodyListens_isTriedAgainAndTellsWithoutDoubt(UploadKind kind) throws Exception {
        UploadService service = UploadService.start();
        service.close();
        try (DataframerClient client =
                service.client().scheduler(new VirtualScheduler()).build()) {
            Throwable failure = catchThrowable(() -> kind.upload(client, bytes(10)));

            assertThat(failure).isExactlyInstanceOf(ConnectionException.class).hasMessageNotContaining("may exist");
            assertThat(((ConnectionException) failure).isTransient()).isTrue();
        }
    }
}
