package io.jackfield.payment.payme;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.web.WebRequest;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LoginTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
            TESTKEYTESTKEYTESTKEYTESTKEYTESTKEY1   , Basic UGF5Y29tOlRFU1RLRVlURVNUS0VZVEVTVEtFWVRFU1RLRVlURVNUS0VZMQ==
            k3y:with:colons-and-symbols_%@!0123456 , Basic UGF5Y29tOmszeTp3aXRoOmNvbG9ucy1hbmQtc3ltYm9sc18lQCEwMTIzNDU2
            Кл-utf8-key-1234567890123456789012345  , Basic UGF5Y29tOtCa0LstdXRmOC1rZXktMTIzNDU2Nzg5MDEyMzQ1Njc4OTAxMjM0NQ==
            """)
    void admitsWhoKnowsTheKey(String key, String header) {
        assertThat(new Login("Paycom", key).admits(Optional.of(header))).isTrue();
        assertThat(new Login("Paycom", key).admits(Optional.of(header.replace("Basic", "basic"))))
                .isTrue();
        assertThat(new Login("Paycom", key + "x").admits(Optional.of(header))).isFalse();
        assertThat(new Login("Payme", key).admits(Optional.of(header))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Basic",
                "Basic ",
                "Basic %%%",
                "Bearer UGF5Y29tOmtleQ==",
                "UGF5Y29tOmtleQ==",
                "Basic UGF5Y29tOg=="
            })
    void admitsNobodyElse(String header) {
        assertThat(new Login("Paycom", "key").admits(Optional.of(header))).isFalse();
        assertThat(new Login("Paycom", "key").admits(Optional.empty())).isFalse();
    }

    @Test
    void testKeyIsRefusedWhereRealMoneyIsTaken() throws Exception {
        try (Shop shop = Shop.open()) {
            WebRequest tested = PaymeCalls.call("Nothing", "{}");
            WebRequest real = PaymeCalls.with(
                    tested, Map.of("authorization", "Basic " + PaymeCalls.basic("Paycom:" + PaymeCalls.KEY)));

            assertThat(code(shop, tested)).isEqualTo(-32601);
            assertThat(code(shop, real)).isEqualTo(-32504);
            shop.takingRealMoney();
            assertThat(code(shop, tested)).isEqualTo(-32504);
            assertThat(code(shop, real)).isEqualTo(-32601);
        }
    }

    @Test
    void keyServesForTestsWhereThereIsNoOther() throws Exception {
        try (Shop shop = Shop.open(Map.of("key", PaymeCalls.TEST_KEY, "testKey", ""))) {
            assertThat(code(shop, PaymeCalls.call("Nothing", "{}"))).isEqualTo(-32601);
        }
    }

    @Test
    void strangersLearnNothingButTheirId() throws Exception {
        try (Shop shop = Shop.open()) {
            shop.order("order-a");
            WebRequest call = PaymeCalls.call("CheckPerformTransaction", shop.purchase("order-a", Shop.PRICE));

            assertThat(shop.answer(PaymeCalls.with(call, Map.of())))
                    .hasToString("{\"jsonrpc\":\"2.0\",\"id\":17,\"error\":{\"code\":-32504,\"message\":{"
                            + "\"ru\":\"Недостаточно привилегий\",\"uz\":\"Huquq yetarli emas\","
                            + "\"en\":\"Insufficient privilege\"},\"data\":null}}");
        }
    }

    private static int code(Shop shop, WebRequest call) throws Exception {
        return shop.answer(call).get("error").get("code").intValue();
    }
}
