package ai.dataframer.client.internal.runs;

import static org.assertj.core.api.Assertions.assertThat;

import ai.dataframer.client.errors.ConnectionException;
import ai.dataframer.client.errors.InvalidResponseException;
import ai.dataframer.client.errors.RequestTimeoutException;
import ai.dataframer.client.errors.RequestTimeoutException.Limit;
import ai.dataframer.client.generated.model.DetectedEntityDto;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HandOverTest {
    private final List<EntityData> seen = new ArrayList<>();
    private final HandOver handOver = new HandOver(seen::add);

    @Test
    void add_entity_isHandedOverAndNotKept() {
        var entity = new DetectedEntityDto();
        entity.setStart(7L);

        handOver.add(entity);

        assertThat(seen).containsExactly(EntityData.of(7L, null, null, null));
        assertThat(handOver.list()).isEmpty();
        assertThat(handOver.hasBegun()).isTrue();
    }

    @Test
    void explain_timeoutAfterAnEntity_keepsTheLimitAndSaysHowManyThereWere() {
        handOver.add(new DetectedEntityDto());
        var timeout = new RequestTimeoutException(
                "GET /run reached its call timeout", Limit.CALL, Duration.ofMinutes(5), null);

        RuntimeException explained = handOver.explain(timeout);

        assertThat(explained)
                .isInstanceOfSatisfying(RequestTimeoutException.class, e -> {
                    assertThat(e.limit()).isEqualTo(Limit.CALL);
                    assertThat(e.value()).isEqualTo(Duration.ofMinutes(5));
                })
                .hasCause(timeout)
                .hasMessage("GET /run reached its call timeout; 1 entity was already passed to the consumer,"
                        + " so the request is not retried");
    }

    @Test
    void explain_beforeAnyEntityOrOfAnotherKind_isTheFailureItself() {
        var broken = new ConnectionException("reset", null);
        assertThat(handOver.explain(broken)).isSameAs(broken);

        handOver.add(new DetectedEntityDto());
        var invalid = new InvalidResponseException("no JSON", "$");
        assertThat(handOver.explain(invalid)).isSameAs(invalid);
    }
}
