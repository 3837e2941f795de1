package io.jackfield.payment.click;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignatureTest {
    private static final String SECRET = "sampleClickKey01";

    @ParameterizedTest
    @CsvSource({
        "2203558741, A-1001, '', 15000, 0, 2026-11-20 09:30:00, ba9b291952cd05e8708e2ecc84a738b8",
        "2203558741, A-1001, '', 15000.00, 0, 2026-11-20 09:30:00, 2f78257fac55c622e5772e368b7681b6",
        "18446744073, заказ-7, '', 1000.5, 0, 2026-01-05 23:59:59, f9cc5619a2d4a427a548a90cc29c00eb",
        "2203558741, A-1001, 90017, 15000, 1, 2026-11-20 09:30:04, 992c95e906a77d4886547d8b889ccc93",
        "2203558741, A-1001, 90017, 15000.00, 1, 2026-11-20 09:30:04, b983cad21c9f824b0fb9652ef242536b",
        "18446744073, заказ-7, 12, 1000.5, 1, 2026-01-06 00:00:03, fe831fea17a8014d78dfa2ef40947458"
    })
    void callsAreSignedAsInClicksExamples(
            String transId,
            String order,
            String prepareId,
            String amount,
            String action,
            String time,
            String expected) {
        assertThat(Signature.ofCall(transId, "31415", SECRET, order, prepareId, amount, action, time))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "1790000000, sampleClickKey01, b14b2e399a37e19744fc1c04f5aa85531b7ff761",
        "1790000001, sampleClickKey01, 700062ec3fa7e33b7958a257282c9b533f61742b",
        "1519051543, s3cr:et, 70c556f4a5fff4fcdc40d391241695abd6eccb1c"
    })
    void timestampsAreSignedAsInClicksExamples(long timestamp, String secret, String expected) {
        assertThat(Signature.ofTimestamp(timestamp, secret)).isEqualTo(expected);
    }

    @Test
    void capitalsAreTheSameDigits() {
        assertThat(Signature.equal("ba9b29", "BA9B29")).isTrue();
        assertThat(Signature.equal("ba9b29", "ba9b28")).isFalse();
        assertThat(Signature.equal("ba9b29", "ba9b2")).isFalse();
        assertThat(Signature.equal("ba9b29", "")).isFalse();
    }
}
