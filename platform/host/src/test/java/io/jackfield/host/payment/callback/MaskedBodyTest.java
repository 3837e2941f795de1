package io.jackfield.host.payment.callback;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MaskedBodyTest {
    private final MaskedBody mask = new MaskedBody(List.of("kq7mh2xw9rtc4bna", "2d0e-77"));

    @Test
    void jsonShowsWhereThePaymentIsAndNothingOfPeopleAndCards() {
        assertThat(mask.of("""
                {"event": "payment.succeeded", "object": {"id": "2d0e-77", "amount": {"value": "599.00", "currency": "RUB"},
                 "payment_method": {"id": "secret-of-a-card", "card": {"first6": "220012", "last4": "4477"}},
                 "metadata": {"order": "kq7mh2xw9rtc4bna", "phone": 998901234567}, "receivers": [null]}}"""))
                .contains("\"event\":\"payment.succeeded\"", "\"id\":\"2d0e-77\"", "599.00", "kq7mh2xw9rtc4bna")
                .contains("\"phone\":\"(hidden, 12 characters)\"")
                .doesNotContain("secret", "220012", "4477", "998901234567");
    }

    @Test
    void formsAreMaskedValueByValue() {
        assertThat(mask.of("click_trans_id=2d0e-77&amount=1000.5&sign_string=9f86d081&action=1"))
                .isEqualTo("click_trans_id=2d0e-77&amount=1000.5&sign_string=(hidden, 8 characters)&action=1");
        assertThat(mask.ofPath("/taken?order=kq7mh2xw9rtc4bna&email=ada@example.com"))
                .isEqualTo("/taken?order=kq7mh2xw9rtc4bna&email=(hidden, 15 characters)");
    }

    @Test
    void cardNumberIsHiddenWhateverItIsCalled() {
        assertThat(mask.of("{\"reason\": \"card 2200123412341234\"}")).doesNotContain("2200123412341234");
    }

    @Test
    void ofAnythingElseOnlyTheLengthIsTold() {
        assertThat(mask.of("<name>Ada</name>")).isEqualTo("(hidden, 16 characters)");
        assertThat(mask.of("\"Ada\"")).isEqualTo("(hidden, 5 characters)");
        assertThat(mask.of("")).isEmpty();
    }
}
