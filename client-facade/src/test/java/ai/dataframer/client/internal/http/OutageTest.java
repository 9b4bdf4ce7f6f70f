package ai.dataframer.client.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import ai.dataframer.client.errors.ApiException;
import ai.dataframer.client.errors.ConnectionException;
import ai.dataframer.client.errors.RequestTimeoutException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OutageTest {
    private final ConnectionException reset = new ConnectionException("reset", null);

    private final Outage outage = new Outage();

    /** The client has had an answer, unless a test begins anew. */
    @BeforeEach
    void answer() {
        outage.ended(null, 0);
    }

    private Optional<String> ended(@Nullable Throwable failure, int seconds) {
        return outage.ended(failure, Duration.ofSeconds(seconds).toNanos());
    }

    @Test
    void ended_failuresForAMinute_tellsOnceAndThenThatTheServiceIsBack() {
        assertThat(ended(reset, 10)).isEmpty();
        assertThat(ended(reset, 69)).isEmpty();
        assertThat(ended(reset, 70))
                .contains(
                        "no request has succeeded for 1 min, the last one failed with ConnectionException; waits go on");
        assertThat(ended(reset, 80)).isEmpty();
        assertThat(ended(null, 100)).contains("the service is back after 1 min 30 s");
        assertThat(ended(null, 101)).isEmpty();
    }

    @Test
    void ended_successInBetween_beginsTheMinuteAnew() {
        ended(reset, 0);
        assertThat(ended(null, 50)).isEmpty();
        ended(reset, 60);

        assertThat(ended(reset, 119)).isEmpty();
        assertThat(ended(reset, 120)).isPresent();
    }

    @Test
    void ended_failuresTwoHoursApart_areNoOutage() {
        assertThat(ended(reset, 0)).isEmpty();
        assertThat(ended(reset, 7200)).isEmpty();

        assertThat(ended(reset, 7259)).isEmpty();
        assertThat(ended(reset, 7260))
                .hasValueSatisfying(message -> assertThat(message).startsWith("no request has succeeded for 1 min,"));
    }

    @Test
    void ended_failuresFourMinutesApart_areOneOutage() {
        ended(reset, 0);

        assertThat(ended(reset, 240))
                .hasValueSatisfying(message -> assertThat(message).startsWith("no request has succeeded for 4 min,"));
    }

    @Test
    void ended_failureLongAfterAnOutage_beginsAnother() {
        ended(reset, 0);
        assertThat(ended(reset, 60)).isPresent();

        assertThat(ended(reset, 7200)).isEmpty();
        assertThat(ended(reset, 7260)).isPresent();
        assertThat(ended(null, 7290)).contains("the service is back after 1 min 30 s");
    }

    @Test
    void ended_successLongAfterTheLastFailure_statesTheTimeOfTheFailures() {
        ended(reset, 0);
        assertThat(ended(reset, 80)).isPresent();

        assertThat(ended(null, 7200)).contains("the service is back after 1 min 20 s");
    }

    @Test
    void ended_answerThatIsNoServerError_isALifeSign() {
        ended(reset, 0);
        ended(ApiException.of("GET /", 404, Map.of(), "", null, null), 50);

        assertThat(ended(reset, 70)).isEmpty();
        assertThat(ended(ApiException.of("GET /", 500, Map.of(), "", null, null), 130))
                .hasValueSatisfying(message -> assertThat(message).contains("ServerException"));
    }

    private static Optional<String> first(@Nullable Throwable failure) {
        return new Outage().ended(failure, 0);
    }

    @Test
    void ended_firstRequestWithoutAnAnswer_tellsTheCauseOnceAndTheOutageLater() {
        var unheard = new Outage();
        var unknown = new ConnectionException("no answer", new UnknownHostException("no-such-host.example"));

        assertThat(unheard.ended(unknown, 0))
                .contains("no answer to the first request (UnknownHostException: no-such-host.example);"
                        + " is the address right?");
        assertThat(unheard.ended(unknown, Duration.ofSeconds(59).toNanos())).isEmpty();
        assertThat(unheard.ended(unknown, Duration.ofSeconds(60).toNanos()))
                .contains(
                        "no request has succeeded for 1 min, the last one failed with ConnectionException; waits go on");
    }

    @Test
    void ended_firstRequestThatTheNetworkFailed_tellsItsMessage() {
        assertThat(first(new ConnectionException("", new ConnectException("Failed to connect to /127.0.0.1:9"))))
                .hasValueSatisfying(message ->
                        assertThat(message).contains("(ConnectException: Failed to connect to /127.0.0.1:9)"));
        assertThat(first(new RequestTimeoutException(
                        "",
                        RequestTimeoutException.Limit.CONNECT,
                        Duration.ZERO,
                        new SocketTimeoutException("timeout"))))
                .hasValueSatisfying(message -> assertThat(message).contains("(SocketTimeoutException: timeout)"));
    }

    @Test
    void ended_firstRequestWithAnotherCause_tellsItsTypeOnly() {
        assertThat(first(new ConnectionException("secret", new IOException("secret"))))
                .hasValueSatisfying(
                        message -> assertThat(message).contains("(IOException)").doesNotContain("secret"));
        assertThat(first(new ConnectionException("secret", null)))
                .hasValueSatisfying(message ->
                        assertThat(message).contains("(ConnectionException)").doesNotContain("secret"));
    }

    @Test
    void ended_firstRequestWithAnyAnswer_tellsNothing() {
        assertThat(first(null)).isEmpty();
        assertThat(first(ApiException.of("GET /", 401, Map.of(), "", null, null)))
                .isEmpty();
        assertThat(first(ApiException.of("GET /", 503, Map.of(), "", null, null)))
                .isEmpty();
    }
}
