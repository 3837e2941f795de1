package ${package};

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.Money;
import io.jackfield.api.payment.Checkout;
import io.jackfield.api.payment.PaymentOrder;
import io.jackfield.api.payment.PaymentProvider;
import io.jackfield.api.web.WebRequest;
import io.jackfield.testkit.TestContext;
import io.jackfield.testkit.payment.InMemoryOrders;
import io.jackfield.testkit.payment.PaymentProviderContract;
import io.jackfield.testkit.payment.PaymentSystem;
import io.jackfield.testkit.payment.TestMerchant;
import io.jackfield.testkit.payment.TestOrder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What this provider does; what every provider of payments promises comes with the contract. */
class ${className}PaymentsTest extends PaymentProviderContract {
    private static final String SECRET = "secret-4711";

    @Override
    protected PaymentProvider provider(TestContext context) {
        return context.make(PaymentProvider.class, ${className}Payments.class);
    }

    @Override
    protected Optional<PaymentSystem> system(Clock clock) {
        return Optional.of(new Calls(clock));
    }

    @Test
    void pageKnowsOrderAndPrice() throws Exception {
        TestContext context = TestContext.of("${artifactId}", Map.of("secret", SECRET));
        InMemoryOrders orders = new InMemoryOrders(context.clock());
        PaymentOrder order = TestOrder.of("test", "order-a", new Money(599, "EUR"), context.clock().instant());

        Checkout.Page page = (Checkout.Page)
                provider(context).checkout(order, TestMerchant.of(context, "${name}", orders));

        assertThat(page.address().toString())
                .startsWith("https://pay.example.com/checkout?order=order-a&amount=5.99&currency=EUR&signature=");
    }

    /** ${className} as it calls us. */
    private record Calls(Clock clock) implements PaymentSystem {
        @Override
        public Map<String, ?> config() {
            return Map.of("secret", SECRET);
        }

        @Override
        public Set<String> secrets() {
            return Set.of(SECRET);
        }

        @Override
        public List<Step> pays(PaymentOrder order, String transaction) {
            return List.of(Step.of(call(order, transaction, "paid")));
        }

        @Override
        public List<Step> cancels(PaymentOrder order, String transaction) {
            return List.of(Step.of(call(order, transaction, "cancelled")));
        }

        @Override
        public List<WebRequest> forges(WebRequest genuine) {
            return List.of(
                    request(genuine.body(), Map.of("x-signature", new Signature("guessed").of(genuine.body()))),
                    request(genuine.body(), Map.of()));
        }

        @Override
        public Optional<WebRequest> spoils(WebRequest genuine, String amount) {
            return Optional.of(signed(genuine.text().replaceFirst("\"amount\": \"[^\"]*\"", "\"amount\": " + amount)));
        }

        private WebRequest call(PaymentOrder order, String transaction, String status) {
            return signed(
                    "{\"id\": \"%s\", \"order\": \"%s\", \"amount\": \"%s\", \"currency\": \"%s\", \"at\": \"%s\", \"status\": \"%s\"}"
                            .formatted(
                                    transaction,
                                    order.id(),
                                    order.price().decimal(),
                                    order.price().currency(),
                                    clock.instant(),
                                    status));
        }

        private static WebRequest signed(String body) {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            return request(bytes, Map.of("x-signature", new Signature(SECRET).of(bytes)));
        }

        private static WebRequest request(byte[] body, Map<String, String> headers) {
            return new WebRequest("POST", "", headers, Map.of(), body, "127.0.0.1");
        }
    }
}
