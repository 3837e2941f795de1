package io.jackfield.host.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {
    /** The key of RFC 6238, appendix B. */
    private static final Totp RFC = Totp.of("12345678901234567890".getBytes(StandardCharsets.US_ASCII));

    /** Those of the RFC have eight digits; six are their end. */
    @ParameterizedTest
    @CsvSource({
        "59, 94287082",
        "1111111109, 07081804",
        "1111111111, 14050471",
        "1234567890, 89005924",
        "2000000000, 69279037",
        "20000000000, 65353130"
    })
    void codesAreThoseOfTheStandard(long second, String eight) {
        Instant moment = Instant.ofEpochSecond(second);

        assertThat(RFC.code(moment)).isEqualTo(eight.substring(2));
        assertThat(RFC.step(eight.substring(2), moment)).isEqualTo(OptionalLong.of(second / 30));
    }

    @Test
    void clocksMayDifferByOneStepAndNoMore() {
        Instant now = Instant.ofEpochSecond(1_234_567_890);
        long step = 1_234_567_890 / 30;

        assertThat(RFC.step(RFC.code(now.minusSeconds(30)), now)).isEqualTo(OptionalLong.of(step - 1));
        assertThat(RFC.step(RFC.code(now.plusSeconds(30)), now)).isEqualTo(OptionalLong.of(step + 1));
        assertThat(RFC.step(RFC.code(now.minusSeconds(60)), now)).isEmpty();
        assertThat(RFC.step(RFC.code(now.plusSeconds(60)), now)).isEmpty();
        assertThat(RFC.step("", now)).isEmpty();
    }

    @Test
    void secretIsReadBackAsItIsShown() {
        assertThat(RFC.secret()).isEqualTo("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
        Totp made = Totp.random();
        Instant now = Instant.now();

        assertThat(Totp.of(made.secret()).code(now)).isEqualTo(made.code(now));
        assertThat(made.secret()).hasSize(32).isNotEqualTo(Totp.random().secret());
    }

    @Test
    void addressIsWhatAuthenticatorsRead() {
        assertThat(RFC.address("Jackfield", "eve.adams"))
                .isEqualTo(
                        "otpauth://totp/Jackfield:eve.adams?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Jackfield");
        assertThat(QrPicture.svg(RFC.address("Jackfield", "eve")))
                .startsWith("<svg xmlns=")
                .contains("h1v1h-1z")
                .doesNotContain("style", "script", "GEZDGN");
    }
}
