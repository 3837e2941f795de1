package io.jackfield.payment.click;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackfield.api.PluginConfig;
import io.jackfield.api.web.WebRequest;
import io.jackfield.testkit.TestContext;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShopCallTest {
    private static final String EXAMPLE = "click_trans_id=2203558741&service_id=31415&click_paydoc_id=88112233"
            + "&merchant_trans_id=A-1001&amount=15000&action=0&error=0&error_note=Success"
            + "&sign_time=2026-11-20+09%3A30%3A00&sign_string=ba9b291952cd05e8708e2ecc84a738b8";
    private static final Account ACCOUNT = Account.of(config()).orElseThrow();

    private static PluginConfig config() {
        return TestContext.of(
                        "payment-click",
                        Map.of("serviceId", "31415", "merchantId", "2718", "secretKey", ClickCalls.SECRET))
                .config();
    }

    private static WebRequest post(String body) {
        return ClickCalls.request(body, Map.of());
    }

    @Test
    void clicksExampleIsRead() {
        ShopCall call = ShopCall.of(post(EXAMPLE));

        assertThat(call.isFor(ACCOUNT)).isTrue();
        assertThat(call.action()).isEqualTo(ShopCall.Action.PREPARE);
        assertThat(call.systemId()).isEqualTo("2203558741");
        assertThat(call.orderId()).isEqualTo("A-1001");
        assertThat(call.paymentId()).isEqualTo("88112233");
        assertThat(call.amount().minorUnits()).isEqualTo(1_500_000);
    }

    @Test
    void signatureOfAnotherServiceIsNone() {
        assertThat(ShopCall.of(post(EXAMPLE.replace("=31415", "=31416"))).isFor(ACCOUNT))
                .isFalse();
        // the same text is signed: a digit has gone from the service to the payment before it
        assertThat(ShopCall.of(post(
                                EXAMPLE.replace("=2203558741", "=22035587413").replace("=31415", "=1415")))
                        .isFor(ACCOUNT))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "click_trans_id",
                "service_id",
                "click_paydoc_id",
                "merchant_trans_id",
                "amount",
                "action",
                "error",
                "error_note",
                "sign_time",
                "sign_string"
            })
    void everyFieldIsNeededOnce(String field) {
        String without = EXAMPLE.replaceFirst("(^|&)" + field + "=[^&]*", "").replaceFirst("^&", "");

        assertRefused(post(without));
        assertRefused(post(EXAMPLE + "&" + field + "=1"));
    }

    @Test
    void completeNeedsTheNumberOfPrepare() {
        assertRefused(post(EXAMPLE.replace("action=0", "action=1")));
        assertRefused(post(EXAMPLE.replace("action=0", "action=1") + "&merchant_prepare_id=x"));
    }

    @ParameterizedTest
    @CsvSource({
        "amount, 15000.001",
        "amount, -15000",
        "amount, +15000",
        "amount, 15e3",
        "amount, 15%20000",
        "amount, .5",
        "amount, 15000.",
        "amount, NaN",
        "click_trans_id, 22035587412203558741",
        "click_trans_id, -1",
        "error, x",
        "error, 99999999999",
        "sign_time, 2026-11-20T09:30:00",
        "sign_time, 12026-11-20+09:30:00",
        "merchant_trans_id, ''",
        "merchant_trans_id, %00",
        "merchant_trans_id, %zz"
    })
    void malformedFieldsAreRefused(String field, String value) {
        assertRefused(post(EXAMPLE.replaceFirst(field + "=[^&]*", field + "=" + value)));
    }

    @Test
    void otherThanAFormIsRefused() {
        WebRequest form = post(EXAMPLE);
        Map<String, String> json = Map.of("content-type", "application/json");

        assertRefused(new WebRequest("GET", "", form.headers(), Map.of(), form.body(), ""));
        assertRefused(new WebRequest("POST", "", json, Map.of(), form.body(), ""));
        assertRefused(new WebRequest("POST", "", Map.of(), Map.of(), form.body(), ""));
        assertRefused(post(EXAMPLE + "&more=" + "9".repeat(20_000)));
        assertRefused(post(EXAMPLE + "&"));
        assertRefused(post(""));
        assertRefused(new WebRequest("POST", "", form.headers(), Map.of(), "\u0000=&".getBytes(UTF_8), ""));
    }

    private static void assertRefused(WebRequest call) {
        assertThatThrownBy(() -> ShopCall.of(call))
                .isInstanceOfSatisfying(
                        Refusal.class, refused -> assertThat(refused.outcome()).isEqualTo(Outcome.BAD_REQUEST));
    }
}
