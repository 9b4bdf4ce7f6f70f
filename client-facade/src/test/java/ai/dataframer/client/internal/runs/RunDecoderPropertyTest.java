package ai.dataframer.client.internal.runs;

import static org.assertj.core.api.Assertions.assertThat;

import ai.dataframer.client.errors.InvalidResponseException;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Whatever a body holds: a run, or an {@link InvalidResponseException}; never another throwable. */
class RunDecoderPropertyTest {
    private static final UUID ASKED = new UUID(0, 1);

    /** Every place where the contract has a value, and some where it has none. */
    private static final List<String> PLACES = List.of(
            "%s",
            "{\"id\": %s}",
            "{\"status\": %s}",
            "{\"dataset_id\": %s}",
            "{\"dataset_name\": %s}",
            "{\"pii_types\": %s}",
            "{\"pii_types\": [%s]}",
            "{\"detection_method\": %s}",
            "{\"llm_model_name\": %s}",
            "{\"created_by_email\": %s}",
            "{\"duration_seconds\": %s}",
            "{\"results\": %s}",
            "{\"results\": {\"entity_summary\": %s}}",
            "{\"results\": {\"entity_summary\": {\"PERSON\": %s}}}",
            "{\"results\": {\"samples_processed\": %s}}",
            "{\"results\": {\"entities_found\": %s}}",
            "{\"results\": {\"entities_found\": [%s]}}",
            "{\"results\": {\"entities_found\": [{\"start\": %s}]}}",
            "{\"results\": {\"entities_found\": [{\"end\": %s}]}}",
            "{\"results\": {\"entities_found\": [{\"label\": %s}]}}",
            "{\"results\": {\"entities_found\": [{\"score\": %s}]}}",
            "{\"results\": {\"error\": %s}}",
            "{\"anonymized_files\": %s}",
            "{\"anonymized_files\": [%s]}",
            "{\"anonymized_files\": [{\"id\": %s}]}",
            "{\"anonymized_files\": [{\"path\": %s}]}",
            "{\"anonymized_files\": [{\"size_in_bytes\": %s}]}",
            "{\"anonymized_files\": [{\"content_type\": %s}]}",
            "{\"created_at\": %s}",
            "{\"completed_at\": %s}",
            "{\"unlisted\": %s}",
            "{\"status\": \"PENDING\", \"status\": %s}",
            "{\"results\": {\"entity_summary\": {\"A\": 1, \"A\": %s}}}");

    private final RunDecoder decoder = new RunDecoder();

    @Provide
    Arbitrary<String> places() {
        return Arbitraries.of(PLACES);
    }

    @Provide
    Arbitrary<String> values() {
        return Arbitraries.lazyOf(
                this::scalars,
                () -> values().list().ofMaxSize(3).map(list -> "[" + String.join(",", list) + "]"),
                () -> Combinators.combine(strings(), values()).as((name, value) -> "{" + name + ":" + value + "}"));
    }

    @Provide
    Arbitrary<String> names() {
        Arbitrary<String> any = Arbitraries.strings()
                .withChars("@+- .[]{}$*0123456789")
                .alpha()
                .ofMinLength(5)
                .ofMaxLength(20);
        Arbitrary<String> likeAPath = Arbitraries.of("status", "results", "results.entities_found[0]", "pii_types[0]");
        return Arbitraries.oneOf(any, Combinators.combine(likeAPath, any).as((path, rest) -> path + "." + rest));
    }

    @Provide
    Arbitrary<String> scalars() {
        return Arbitraries.oneOf(
                Arbitraries.of("null", "true", "false", "\"2026-11-23T10:00:00Z\"", "\"PENDING\"", "NaN", "-0", "01"),
                strings(),
                dates(),
                numbers());
    }

    private static Arbitrary<String> strings() {
        return Arbitraries.strings()
                .ofMaxLength(20)
                .map(text -> "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"");
    }

    private static Arbitrary<String> dates() {
        Arbitrary<String> digits =
                Arbitraries.strings().numeric().ofMinLength(1).ofMaxLength(10);
        return Combinators.combine(digits, digits, Arbitraries.of("Z", "+99:99", "-18:00", "+0000", "", "[UTC]"))
                .as((year, fraction, offset) -> "\"" + year + "-11-23T10:00:00." + fraction + offset + "\"");
    }

    private static Arbitrary<String> numbers() {
        Arbitrary<String> digits =
                Arbitraries.strings().numeric().ofMinLength(1).ofMaxLength(400);
        return Arbitraries.oneOf(
                Arbitraries.longs().map(Object::toString),
                Arbitraries.bigDecimals().map(Object::toString),
                digits,
                Combinators.combine(digits, digits).as((number, exponent) -> number + "e" + exponent),
                Combinators.combine(digits, digits).as((number, exponent) -> "-1." + number + "E-" + exponent));
    }

    @Property(tries = 3000)
    void decode_anyValueAtAnyProperty_isARunOrInvalid(@ForAll("places") String place, @ForAll("values") String value) {
        assertRunOrInvalid(place.formatted(value));
    }

    @Property(tries = 1000)
    void decode_anyCutAndAnyChangedCharacter_isARunOrInvalid(
            @ForAll("places") String place,
            @ForAll("values") String value,
            @ForAll @IntRange(max = 200) int position,
            @ForAll char other) {
        String json = place.formatted(value);
        int at = Math.min(position, json.length() - 1);

        assertRunOrInvalid(json.substring(0, at));
        assertRunOrInvalid(json.substring(0, at) + other + json.substring(at + 1));
    }

    @Property(tries = 1000)
    void decode_anyNameThatTheContractDoesNotList_standsInNoMessage(
            @ForAll("places") String place, @ForAll("names") String name, @ForAll("values") String value) {
        String json = place.formatted("{\"" + name + "\": [" + value + ", tru]}");

        try {
            decoder.decode(ASKED, new StringReader(json), () -> "GET");
            throw new AssertionError("read: " + json);
        } catch (InvalidResponseException e) {
            assertThat(e.getMessage()).doesNotContain(name);
            assertThat(e.path().orElseThrow()).doesNotContain(name);
        } catch (IOException e) {
            throw new AssertionError("a text is always whole", e);
        }
    }

    @Property(tries = 33)
    void decode_deepNestingAtAnyProperty_isARunOrInvalid(@ForAll("places") String place) {
        for (String open : List.of("[", "{\"a\":")) {
            assertRunOrInvalid(place.formatted(open.repeat(50_000)));
            assertRunOrInvalid(
                    place.formatted(open.repeat(50_000) + "1" + (open.equals("[") ? "]" : "}").repeat(50_000)));
        }
    }

    private void assertRunOrInvalid(String json) {
        try {
            RunData run = decoder.decode(ASKED, new StringReader(json), () -> "GET");
            assertThat(run.summary().id()).isNotNull();
            assertThat(run.toString()).isNotEmpty();
        } catch (InvalidResponseException e) {
            assertThat(e).hasMessageStartingWith("GET: ").hasNoCause();
        } catch (IOException e) {
            assertThat(e).hasMessage("the JSON ends too early");
        }
    }
}
