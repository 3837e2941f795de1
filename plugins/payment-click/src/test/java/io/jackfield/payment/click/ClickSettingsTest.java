package io.jackfield.payment.click;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.api.payment.Checkout;
import io.jackfield.api.payment.PaymentProvider;
import io.jackfield.api.web.WebAnswer;
import io.jackfield.testkit.TestContext;
import io.jackfield.testkit.payment.InMemoryOrders;
import io.jackfield.testkit.payment.TestMerchant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClickSettingsTest {
    private static final Map<String, Object> WHOLE =
            Map.of("serviceId", "31415", "merchantId", "2718", "secretKey", ClickCalls.SECRET);

    private static Account account(Map<String, ?> more) {
        Map<String, Object> config = new HashMap<>(WHOLE);
        config.putAll(more);
        return Account.of(TestContext.of("payment-click", config).config()).orElseThrow();
    }

    @Test
    void pageKnowsServiceOrderAmountAndTheWayBack() throws Exception {
        try (Shop shop = Shop.open()) {
            Checkout.Page page = (Checkout.Page) shop.provider.checkout(shop.order("order-a"), shop.merchant);

            assertThat(page.address().toString())
                    .isEqualTo("https://my.click.uz/services/pay?service_id=31415&merchant_id=2718&amount=15000.00"
                            + "&transaction_param=order-a&return_url=https%3A%2F%2Ft.me%2F"
                            + shop.merchant.bot().username());
        }
        try (Shop shop = Shop.open(Map.of("cardType", "humo", "checkoutUrl", "http://127.0.0.1:1/pay"))) {
            Checkout.Page page = (Checkout.Page) shop.provider.checkout(shop.order("order-a"), shop.merchant);

            assertThat(page.address().toString())
                    .startsWith("http://127.0.0.1:1/pay?")
                    .endsWith("&card_type=humo");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "secretKey, '', secretKey is missing",
        "serviceId, '', serviceId is missing",
        "merchantId, 27a, merchantId is '27a'; use the digits that Click's cabinet shows",
        "hold, 30s, hold is 30s; use 1m to 1d",
        "hold, 2d, hold is 2d; use 1m to 1d",
        "verify, true, verify is true and merchantUserId is missing"
    })
    void mistakesShowWhenThePluginIsLoaded(String key, String value, String problem) {
        Map<String, Object> config = new HashMap<>(WHOLE);
        config.put(key, value);
        TestContext context = TestContext.of("payment-click", config);

        assertThatThrownBy(() -> new ClickProvider(context)).isInstanceOfSatisfying(JackfieldException.class, e -> {
            assertThat(e.error()).isEqualTo(StandardError.CONFIG_INVALID);
            assertThat(e.getMessage().replace(",", "")).contains(problem);
        });
    }

    @Test
    void botWithoutAccountIsNotCalledAbout() throws Exception {
        TestContext context = TestContext.of("payment-click", Map.of());
        PaymentProvider provider = context.make(PaymentProvider.class, ClickProvider.class);
        TestMerchant merchant = TestMerchant.of(context, "click", new InMemoryOrders(context.clock()));

        WebAnswer answer = provider.callback(ClickCalls.request(Map.of("action", "0")), merchant);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(provider.abilities(merchant)).isEmpty();
    }

    @Test
    void accountDoesNotShowItsKey() {
        assertThat(account(Map.of("apiUrl", "https://api.example/v2/")).apiUrl())
                .isEqualTo("https://api.example/v2");
        assertThat(account(Map.of()).toString()).doesNotContain(ClickCalls.SECRET);
    }
}
