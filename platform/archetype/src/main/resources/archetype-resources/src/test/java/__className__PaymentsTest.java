package ${package};

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.Money;
import io.jackfield.api.chat.Recipient;
import io.jackfield.api.payment.Checkout;
import io.jackfield.api.payment.PaymentOrder;
import io.jackfield.api.payment.PaymentProvider;
import io.jackfield.api.web.WebRequest;
import io.jackfield.testkit.TestContext;
import io.jackfield.testkit.payment.PaymentProviderContract;
import io.jackfield.testkit.payment.PaymentSystem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What this provider does; what every provider of payments promises comes with the contract. */
class ${className}PaymentsTest extends PaymentProviderContract {
    private static final String SECRET = "secret-4711";

    @Override
    protected PaymentProvider provider() {
        return TestContext.of("${artifactId}", Map.of("secret", SECRET))
                .make(PaymentProvider.class, ${className}Payments.class);
    }

    @Override
    protected Optional<PaymentSystem> system() {
        return Optional.of(new Calls());
    }

    @Test
    void pageKnowsOrderAndPrice() throws Exception {
        PaymentOrder order = new PaymentOrder(
                "order-1",
                Recipient.of("bot", 1),
                "A month",
                "Everything, for a month",
                new Money(599, "EUR"),
                PaymentOrder.State.OPEN,
                NOW);

        Checkout.Page page = (Checkout.Page) provider().checkout(order);

        assertThat(page.address().toString())
                .startsWith("https://pay.example.com/checkout?order=order-1&amount=599&currency=EUR&signature=");
    }

    /** ${className} as it calls us. */
    private static final class Calls implements PaymentSystem {
        @Override
        public List<WebRequest> pays(PaymentOrder order, String transaction) {
            return List.of(call(order, transaction, "paid"));
        }

        @Override
        public List<WebRequest> cancels(PaymentOrder order, String transaction) {
            return List.of(call(order, transaction, "cancelled"));
        }

        @Override
        public WebRequest forges(WebRequest genuine) {
            return signed(genuine.body(), Map.of("x-signature", new Signature("guessed").of(genuine.body())));
        }

        @Override
        public WebRequest withoutSignature(WebRequest genuine) {
            return signed(genuine.body(), Map.of());
        }

        private static WebRequest call(PaymentOrder order, String transaction, String status) {
            byte[] body = "{\"id\": \"%s\", \"order\": \"%s\", \"amount\": %d, \"currency\": \"%s\", \"status\": \"%s\"}"
                    .formatted(
                            transaction,
                            order.id(),
                            order.price().minorUnits(),
                            order.price().currency(),
                            status)
                    .getBytes(StandardCharsets.UTF_8);
            return signed(body, Map.of("x-signature", new Signature(SECRET).of(body)));
        }

        private static WebRequest signed(byte[] body, Map<String, String> headers) {
            return new WebRequest("POST", "", headers, Map.of(), body, "127.0.0.1");
        }
    }
}
