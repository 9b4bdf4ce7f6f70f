package ai.dataframer.client.internal.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.dataframer.client.generated.model.DetectedEntityDto;
import ai.dataframer.client.internal.json.LongColumn;
import ai.dataframer.client.internal.json.LongColumnBuilder;
import com.google.gson.reflect.TypeToken;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.RandomAccess;
import java.util.StringJoiner;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.WithNull;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes into the columns comes out of them, by way of the JSON. */
class EntityColumnsTest {
    private static final int BLOCK = 4096;

    private final RunDecoder decoder = new RunDecoder();

    private List<EntityData> decode(String entities) throws IOException {
        String json = "{\"results\": {\"entities_found\": " + entities + "}}";
        return decoder.decode(new UUID(0, 0), new StringReader(json), () -> "GET")
                .results()
                .entities();
    }

    private List<EntityData> roundTrip(List<EntityData> entities) throws IOException {
        var json = new StringJoiner(",", "[", "]");
        entities.forEach(
                entity -> json.add("{\"start\":" + text(entity.start().stream().boxed()) + ",\"end\":"
                        + text(entity.end().stream().boxed()) + ",\"label\":"
                        + (entity.label() == null ? null : "\"" + entity.label() + "\"") + ",\"score\":"
                        + text(entity.score().stream().boxed()) + "}"));
        return decode(json.toString());
    }

    private static String text(Stream<?> atMostOne) {
        return atMostOne.map(String::valueOf).findFirst().orElse("null");
    }

    @Property(tries = 300)
    void longColumn_anyNumbers_comeOutAsTheyWentIn(@ForAll @Size(max = 40) List<@WithNull(0.2) Long> numbers) {
        var builder = new LongColumnBuilder();
        numbers.forEach(builder::addNullable);

        LongColumn column = builder.next();

        assertThat(IntStream.range(0, numbers.size()).mapToObj(i -> column.has(i) ? column.get(i) : null))
                .containsExactlyElementsOf(numbers);
    }

    @ParameterizedTest
    @ValueSource(
            longs = {
                0,
                1,
                -1,
                127,
                128,
                -128,
                -129,
                32767,
                32768,
                -32768,
                -32769,
                Integer.MAX_VALUE,
                Integer.MAX_VALUE + 1L,
                Integer.MIN_VALUE,
                Integer.MIN_VALUE - 1L,
                Long.MAX_VALUE,
                Long.MIN_VALUE
            })
    void longColumn_numberAtTheEdgeOfAWidth_isKept(long edge) {
        var builder = new LongColumnBuilder();
        builder.add(0L);
        builder.add(edge);
        builder.add(-1L);

        LongColumn column = builder.next();

        assertThat(List.of(column.get(0), column.get(1), column.get(2))).containsExactly(0L, edge, -1L);
    }

    @Property(tries = 100)
    void decode_anyScore_isExact(@ForAll @Size(max = 10) List<Double> scores) throws IOException {
        var entities = new ArrayList<EntityData>();
        scores.forEach(score -> entities.add(EntityData.of(1L, 2L, "A", score)));

        assertThat(roundTrip(entities)).isEqualTo(entities);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 16, 17, BLOCK - 1, BLOCK, BLOCK + 1, 3 * BLOCK})
    void decode_anyNumberOfEntities_areAllThereInOrder(int count) throws IOException {
        var entities = new ArrayList<EntityData>();
        for (int i = 0; i < count; i++) {
            entities.add(EntityData.of((long) i, i + 7L, "LABEL_" + i % 5, i / 1000.0));
        }

        assertThat(roundTrip(entities)).isEqualTo(entities);
    }

    @Test
    void decode_numbersThatGrowAndValuesThatAreMissing_staySoAcrossBlocks() throws IOException {
        var entities = new ArrayList<EntityData>();
        for (int i = 0; i < 4 * BLOCK; i++) {
            long wide = i < BLOCK ? i % 100 : i < 2 * BLOCK ? i * 100_000L : i * 10_000_000_000L;
            entities.add(EntityData.of(
                    i % 3 == 0 ? null : wide,
                    i < 2 * BLOCK ? null : -wide,
                    i % 5 == 0 ? null : "L",
                    i % 7 == 0 ? null : -0.0));
        }

        assertThat(roundTrip(entities)).isEqualTo(entities);
    }

    @Test
    void decode_everyLabelAnother_areAllKept() throws IOException {
        var entities = new ArrayList<EntityData>();
        for (int i = 0; i < 70_000; i++) {
            entities.add(EntityData.of(null, null, "label " + i, null));
        }

        assertThat(roundTrip(entities)).isEqualTo(entities);
    }

    @Test
    void decode_labelsOfTheSameText_areOneString() throws IOException {
        List<EntityData> entities = decode("[{\"label\": \"PERSON\"}, {\"label\": \"CITY\"}, {\"label\": \"PERSON\"}]");

        assertThat(entities.get(2).label()).isSameAs(entities.get(0).label());
    }

    @Test
    void decode_oddEntities_areReadAsTheContractSays() throws IOException {
        List<EntityData> entities = decode("""
                [null, {}, {"start": 5.0, "end": 5e2, "label": "", "score": 1},
                 {"new": {"deep": [1, {}]}, "label": "\\u00dcber\\n", "Start": 1}, {"start": 1, "start": 2, "end": 3, "end": null}]""");

        assertThat(entities)
                .containsExactly(
                        EntityData.of(null, null, null, null),
                        EntityData.of(5L, 500L, "", 1.0),
                        EntityData.of(null, null, "Über\n", null),
                        EntityData.of(2L, null, null, null));
    }

    @Test
    void list_inTheGeneratedModel_hasWhatUsersLookAt() {
        List<DetectedEntityDto> entities = new RunDecoder()
                .gson()
                .fromJson(
                        "[{\"start\": 1, \"end\": 2, \"label\": \"A\", \"score\": 0.5}, {}]",
                        new TypeToken<List<DetectedEntityDto>>() {}.getType());

        assertThat(entities)
                .isInstanceOf(EntityColumns.class)
                .extracting(RunMapping::toData)
                .containsExactly(EntityData.of(1L, 2L, "A", 0.5), EntityData.of(null, null, null, null));
    }

    @Test
    void list_isUnmodifiableAndOfRandomAccess() throws IOException {
        List<EntityData> entities = decode("[{\"start\": 1}]");
        EntityData entity = entities.get(0);

        assertThat(entities).isInstanceOf(RandomAccess.class);
        assertThatThrownBy(() -> entities.add(entity)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> entities.set(0, entity)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> entities.remove(0)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> entities.get(1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> entities.get(-1)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void list_elements_areMadeWhenLookedAt() throws IOException {
        List<EntityData> entities = decode("[{\"start\": 1}]");

        assertThat(entities.get(0)).isEqualTo(entities.get(0)).isNotSameAs(entities.get(0));
    }

    @Test
    void list_equalEntities_areEqualLists() throws IOException {
        List<EntityData> entities = decode("[{\"start\": 1}, {\"score\": 0.5}]");

        assertThat(entities)
                .isEqualTo(decode("[{\"start\": 1}, null, {\"score\": 0.50, \"end\": null}]"))
                .hasSameHashCodeAs(List.copyOf(entities))
                .isNotEqualTo(decode("[{\"start\": 1}, {\"score\": 0.6}]"));
    }
}
