package io.jackfield.payment.payme;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.Money;
import io.jackfield.api.payment.PaymentOrder;
import java.net.URI;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckoutLinkTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
            m=587f72c72cac0d162c722ae2;ac.order_id=197;a=500,bT01ODdmNzJjNzJjYWMwZDE2MmM3MjJhZTI7YWMub3JkZXJfaWQ9MTk3O2E9NTAw
            m=5f3b8a1c9d2e4f6071829304;ac.order_id=A-1001;a=1500000;l=uz;c=https://bot.example/pay/return,bT01ZjNiOGExYzlkMmU0ZjYwNzE4MjkzMDQ7YWMub3JkZXJfaWQ9QS0xMDAxO2E9MTUwMDAwMDtsPXV6O2M9aHR0cHM6Ly9ib3QuZXhhbXBsZS9wYXkvcmV0dXJu
            m=5f3b8a1c9d2e4f6071829304;ac.order_id=7;a=100,bT01ZjNiOGExYzlkMmU0ZjYwNzE4MjkzMDQ7YWMub3JkZXJfaWQ9NzthPTEwMA==
            m=5f3b8a1c9d2e4f6071829304;ac.order_id=7;a=1000,bT01ZjNiOGExYzlkMmU0ZjYwNzE4MjkzMDQ7YWMub3JkZXJfaWQ9NzthPTEwMDA=
            """)
    void parametersAreWrittenAsPaymeReadsThem(String parameters, String encoded) {
        assertThat(CheckoutLink.encode(parameters)).contains(encoded);
    }

    @Test
    void whatDoesNotSurviveInAPathIsNotSent() {
        assertThat(CheckoutLink.encode("m=5f3b8a1c9d2e4f6071829304;ac.order_id=A-1001;a=1500000;l=uz;"
                        + "c=https://bot.example/rrr?o=1"))
                .isEmpty();
    }

    @Test
    void linkNamesEverythingThatPaymeShows() throws Exception {
        try (Shop shop = Shop.open()) {
            URI link = shop.checkout(shop.order("abcdefghjkmnpqrs"));

            assertThat(link.toString()).startsWith("https://test.paycom.uz/");
            assertThat(parameters(link))
                    .isEqualTo("m=5f3b8a1c9d2e4f6071829304;ac.order_id=abcdefghjkmnpqrs;a=9900000;l=uz;ct=5000;c="
                            + shop.merchant().returnAddress());
        }
    }

    @Test
    void linkFollowsTheSettings() throws Exception {
        try (Shop shop = Shop.open(Map.of("accountField", "booking", "language", "en"))) {
            shop.takingRealMoney();
            URI link = shop.checkout(shop.order("order-a", "de", Map.of(), new Money(100, "UZS")));

            assertThat(link.toString()).startsWith("https://checkout.paycom.uz/");
            assertThat(parameters(link)).contains(";ac.booking=order-a;a=100;l=en;");
        }
        try (Shop shop = Shop.open(Map.of("checkoutUrl", "http://127.0.0.1:8090/payme//"))) {
            assertThat(shop.checkout(shop.order("order-a")).toString())
                    .matches("http://127\\.0\\.0\\.1:8090/payme/[^/]+");
        }
    }

    @Test
    void questionMarkIsMovedToAPlaceWhereItDoesNoHarm() {
        for (String path : new String[] {"", "a", "ab"}) {
            String back = "https://t.me/" + path + "?start=paid";
            URI link = link(back);

            assertThat(link.getPath().substring(1)).doesNotContain("/", "+");
            assertThat(parameters(link)).endsWith(";c=" + back);
        }
    }

    @Test
    void returnAddressThatCannotBeSentIsLeftOut() {
        assertThat(parameters(link("https://t.me/a;b"))).endsWith(";l=uz");
        assertThat(parameters(link("https://t.me/?a?b?c??"))).endsWith(";l=uz");
    }

    private static URI link(String back) {
        try (Shop shop = Shop.open()) {
            CashDesk desk = CashDesk.of(shop.merchant()).orElseThrow();
            return CheckoutLink.of(desk, shop.order("order-a"), URI.create(back));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static String parameters(URI link) {
        String path = link.getPath();
        return new String(Base64.getDecoder().decode(path.substring(path.lastIndexOf('/') + 1)), UTF_8);
    }

    @Test
    void nothingIsNoPrice() throws Exception {
        try (Shop shop = Shop.open()) {
            PaymentOrder free = shop.order("order-a", "uz", Map.of(), new Money(0, "UZS"));

            assertThatThrownBy(() -> shop.checkout(free))
                    .isInstanceOf(JackfieldException.class)
                    .hasMessageContaining("order-a costs 0.00 UZS");
        }
    }

    @Test
    void botWithoutACashDeskIsToldWhatToSet() throws Exception {
        try (Shop shop = Shop.open(Map.of("merchantId", ""))) {
            PaymentOrder order = shop.order("order-a");

            assertThat(shop.provider.abilities(shop.merchant())).isEqualTo(Optional.empty());
            assertThatThrownBy(() -> shop.checkout(order)).hasMessageContaining("PAYME_MERCHANT_ID");
        }
    }
}
