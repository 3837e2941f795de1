package io.jackfield.payment.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.Money;
import io.jackfield.api.payment.Checkout;
import io.jackfield.api.payment.PaymentOrder;
import io.jackfield.testkit.TestContext;
import io.jackfield.testkit.payment.InMemoryOrders;
import io.jackfield.testkit.payment.TestMerchant;
import io.jackfield.testkit.payment.TestOrder;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TelegramProviderTest {
    private static final String TEST_TOKEN = "284685063:TEST:abc";
    private static final String LIVE_TOKEN = "284685063:LIVE:abc";
    private static final PaymentOrder ORDER = TestOrder.of("test", "monthx", new Money(59_900, "RUB"), Instant.MAX);

    @Test
    void testTokenCountsOnlyWhereNothingRealIsSold() {
        Play play = with(Map.of("providerToken", TEST_TOKEN));

        assertThat(play.provider.abilities(play.merchant)).isPresent();
        assertThat(play.provider.abilities(play.merchant.withRealMoney())).isEmpty();
        assertThatThrownBy(() -> play.provider.checkout(ORDER, play.merchant.withRealMoney()))
                .isInstanceOf(JackfieldException.class)
                .hasMessageContaining("TELEGRAM_PROVIDER_TOKEN");
    }

    @Test
    void botWithoutATokenTakesNothing() {
        Play play = with(Map.of());

        assertThat(play.provider.abilities(play.merchant)).isEmpty();
    }

    @Test
    void currenciesAreTheOperatorsOwn() {
        Play play = with(Map.of("providerToken", LIVE_TOKEN, "currencies", List.of("UZS")));

        assertThat(play.provider.abilities(play.merchant).orElseThrow().currencies())
                .containsExactly("UZS");
        assertThatThrownBy(() -> play.provider.checkout(ORDER, play.merchant)).hasMessageContaining("takes UZS");
    }

    @Test
    void providerIsToldWhatItsReceiptNeeds() {
        Play play = with(Map.of(
                "providerToken",
                LIVE_TOKEN,
                "receiptTo",
                "email",
                "providerData",
                "{\"receipt\":{\"items\":[{\"description\":\"{title}\",\"amount\":\"{price}\"}]}}"));
        PaymentOrder odd = new PaymentOrder(
                ORDER.id(),
                ORDER.buyer(),
                ORDER.chat(),
                ORDER.product(),
                "The \"best\" \\ month",
                ORDER.description(),
                ORDER.price(),
                ORDER.state(),
                ORDER.expiresAt(),
                Map.of());

        Map<String, Object> expected = new LinkedHashMap<>();
        expected.put(
                "provider_data",
                "{\"receipt\":{\"items\":[{\"description\":\"The \\\"best\\\" \\\\ month\",\"amount\":\"599.00\"}]}}");
        expected.put("need_email", true);
        expected.put("send_email_to_provider", true);
        assertThat(play.provider.checkout(odd, play.merchant.withRealMoney()))
                .isEqualTo(new Checkout.InTelegram(LIVE_TOKEN, expected));
    }

    private record Play(TelegramProvider provider, TestMerchant merchant) {}

    private static Play with(Map<String, ?> config) {
        TestContext context = TestContext.of("payment-telegram", config);
        return new Play(
                new TelegramProvider(context),
                TestMerchant.of(context, "telegram", new InMemoryOrders(context.clock())));
    }
}
