package ${package};

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jackfield.api.JackfieldException;
import io.jackfield.api.Money;
import io.jackfield.api.PluginConfig;
import io.jackfield.api.PluginContext;
import io.jackfield.api.StandardError;
import io.jackfield.api.payment.Checkout;
import io.jackfield.api.payment.OrderBook;
import io.jackfield.api.payment.OrderBook.Transaction;
import io.jackfield.api.payment.PaymentOrder;
import io.jackfield.api.payment.PaymentProvider;
import io.jackfield.api.web.WebAnswer;
import io.jackfield.api.web.WebRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.pf4j.Extension;

/**
 * Payments through ${className}: the buyer pays on its page, and it reports each payment by a signed call
 * {@code {"id", "order", "amount", "currency", "status": "paid" or "cancelled"}}. Put what your system does in its place.
 */
@Extension
public final class ${className}Payments implements PaymentProvider {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Clock clock;
    private final String checkoutUrl;
    private final Signature signature;

    public ${className}Payments(PluginContext context) {
        PluginConfig config = context.config();
        clock = context.clock();
        checkoutUrl = config.text("checkoutUrl", "https://pay.example.com/checkout");
        signature = new Signature(config.requiredText("secret"));
    }

    @Override
    public String name() {
        return "${name}";
    }

    @Override
    public Set<String> currencies() {
        return Set.of("EUR", "USD");
    }

    @Override
    public Checkout checkout(PaymentOrder order) {
        if (!currencies().contains(order.price().currency())) {
            throw new JackfieldException(
                    StandardError.REQUEST_REJECTED,
                    "${artifactId} takes " + currencies() + ", not " + order.price().currency());
        }
        String query = "order=%s&amount=%d&currency=%s"
                .formatted(order.id(), order.price().minorUnits(), order.price().currency());
        String signed = signature.of(query.getBytes(StandardCharsets.UTF_8));
        return new Checkout.Page(URI.create(checkoutUrl + "?" + query + "&signature=" + signed));
    }

    @Override
    public WebAnswer callback(String bot, WebRequest request, OrderBook orders) throws IOException {
        if (!signature.fits(request.body(), request.header("x-signature").orElse(""))) {
            return answer(403, "the signature does not fit");
        }
        JsonNode call = MAPPER.readTree(request.body());
        String id = call.path("id").asText();
        Optional<PaymentOrder> order = orders.order(call.path("order").asText());
        if (order.isEmpty()) {
            return answer(404, "there is no such order");
        }
        return switch (call.path("status").asText()) {
            case "paid" -> paid(id, order.get(), price(call), orders);
            case "cancelled" -> cancelled(id, orders);
            default -> answer(400, "status is paid or cancelled");
        };
    }

    private WebAnswer paid(String id, PaymentOrder order, Money price, OrderBook orders) {
        if (!price.equals(order.price())) {
            return answer(409, "the price of this order is another");
        }
        // the same call may come again; it is answered as before and changes nothing
        Optional<Transaction> known = orders.transaction(id);
        if (known.isEmpty()) {
            if (order.state() != PaymentOrder.State.OPEN || clock.instant().isAfter(order.expiresAt())) {
                return answer(409, "this order takes no payment any more");
            }
            orders.begin(id, order.id(), price);
        } else if (known.get().cancelledAt().isPresent()) {
            return answer(409, "this payment was cancelled");
        }
        orders.settle(id);
        return WebAnswer.json("{\"ok\": true}");
    }

    private static WebAnswer cancelled(String id, OrderBook orders) {
        if (orders.transaction(id).isEmpty()) {
            return answer(404, "there is no such payment");
        }
        orders.cancel(id, 0);
        return WebAnswer.json("{\"ok\": true}");
    }

    private static Money price(JsonNode call) {
        return new Money(call.path("amount").asLong(), call.path("currency").asText());
    }

    private static WebAnswer answer(int status, String reason) {
        return WebAnswer.text(reason).withStatus(status);
    }
}
