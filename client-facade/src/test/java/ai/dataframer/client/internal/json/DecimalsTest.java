package ai.dataframer.client.internal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** The JDK's own reader says what is right. */
class DecimalsTest {
    @Provide
    Arbitrary<String> numbers() {
        Arbitrary<String> digits =
                Arbitraries.strings().numeric().ofMinLength(1).ofMaxLength(12);
        Arbitrary<String> sign = Arbitraries.of("", "", "-");
        Arbitrary<String> exponent = Arbitraries.of("", "", "", "e5", "E-20", "e+290");
        return sign.flatMap(s -> digits.flatMap(whole ->
                digits.flatMap(fraction -> exponent.map(e -> s + Long.parseLong(whole) + "." + fraction + e))));
    }

    @Property(tries = 5000)
    void parse_anyNumber_isTheNearestDouble(@ForAll("numbers") String number) {
        assertThat(bits(Decimals.parse(number))).as(number).isEqualTo(bits(Double.parseDouble(number)));
    }

    @Property(tries = 5000)
    void parse_aboutAsManyDigitsAsADoubleHolds_isTheNearestDouble(
            @ForAll @LongRange(min = 0, max = 99_999_999_999_999_999L) long digits,
            @ForAll @IntRange(min = 1, max = 17) int scale) {
        String number = BigDecimal.valueOf(digits, scale).toPlainString();

        assertThat(bits(Decimals.parse(number))).as(number).isEqualTo(bits(Double.parseDouble(number)));
    }

    @Property(tries = 500)
    void parse_aDoubleAsWritten_isTheSame(@ForAll double value) {
        assertThat(bits(Decimals.parse(Double.toString(value)))).isEqualTo(bits(value));
    }

    @Example
    void parse_wholeNumberOrNegativeZero_isKept() {
        assertThat(Decimals.parse("1")).isEqualTo(1);
        assertThat(bits(Decimals.parse("-0"))).isEqualTo(bits(-0.0));
        assertThat(bits(Decimals.parse("-0.0"))).isEqualTo(bits(-0.0));
        assertThat(Decimals.parse("9007199254740993")).isEqualTo(9007199254740992.0);
    }

    @Example
    void parse_beyondTheLargestDouble_isAnError() {
        assertThatThrownBy(() -> Decimals.parse("1e999")).isInstanceOf(NumberFormatException.class);
    }

    private static long bits(double value) {
        return Double.doubleToRawLongBits(value);
    }
}
