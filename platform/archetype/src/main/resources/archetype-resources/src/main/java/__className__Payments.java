package ${package};

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jackfield.api.JackfieldException;
import io.jackfield.api.Money;
import io.jackfield.api.PluginContext;
import io.jackfield.api.StandardError;
import io.jackfield.api.payment.Checkout;
import io.jackfield.api.payment.Ledger;
import io.jackfield.api.payment.Ledger.Taken;
import io.jackfield.api.payment.Merchant;
import io.jackfield.api.payment.PaymentOrder;
import io.jackfield.api.payment.PaymentProvider;
import io.jackfield.api.payment.PaymentSpec;
import io.jackfield.api.web.WebAnswer;
import io.jackfield.api.web.WebRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.pf4j.Extension;

/**
 * Payments through ${className}: the buyer pays on its page, and it reports each payment by a signed call
 * {@code {"id", "order", "amount": "5.99", "currency", "at", "status": "paid" or "cancelled"}}. Put what your system does in its place.
 */
@Extension
public final class ${className}Payments implements PaymentProvider {
    private static final Set<String> CURRENCIES = Set.of("EUR", "USD");
    private static final ObjectMapper STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    public ${className}Payments(PluginContext context) {
        // settings come with the merchant: each bot has an account of its own
    }

    @Override
    public PaymentSpec spec() {
        return PaymentSpec.named("${name}");
    }

    @Override
    public Optional<Abilities> abilities(Merchant merchant) {
        return signature(merchant).map(account -> Abilities.of(CURRENCIES.toArray(String[]::new)));
    }

    @Override
    public String label(String language, Merchant merchant) {
        return "${className}";
    }

    @Override
    public Checkout checkout(PaymentOrder order, Merchant merchant) {
        Money price = order.price();
        if (!CURRENCIES.contains(price.currency())) {
            throw new JackfieldException(
                    StandardError.REQUEST_REJECTED,
                    "${artifactId} takes " + CURRENCIES + ", not " + price.currency());
        }
        String query = "order=%s&amount=%s&currency=%s".formatted(order.id(), price.decimal(), price.currency());
        String signed = signature(merchant).orElseThrow().of(query.getBytes(StandardCharsets.UTF_8));
        String page = merchant.config().text("checkoutUrl", "https://pay.example.com/checkout");
        return new Checkout.Page(URI.create(page + "?" + query + "&signature=" + signed));
    }

    @Override
    public WebAnswer callback(WebRequest request, Merchant merchant) throws IOException {
        Optional<Signature> signature = signature(merchant);
        if (signature.isEmpty() || !signature.get().fits(request.body(), request.header("x-signature").orElse(""))) {
            return answer(403, "the signature does not fit");
        }
        try {
            JsonNode call = STRICT.readTree(request.body());
            return switch (text(call, "status")) {
                case "paid" -> answer(merchant.ledger().taken(taken(call)));
                case "cancelled" -> answer(merchant.ledger().cancel(text(call, "id"), "cancelled by ${className}"));
                default -> answer(400, "status is paid or cancelled");
            };
        } catch (JacksonException | IllegalArgumentException | DateTimeParseException malformed) {
            return answer(400, "the call is malformed");
        }
    }

    private static Taken taken(JsonNode call) {
        return new Taken(
                text(call, "id"),
                text(call, "order"),
                Money.of(text(call, "amount"), text(call, "currency")),
                Instant.parse(text(call, "at")),
                Map.of());
    }

    private static String text(JsonNode call, String field) {
        JsonNode value = call.path(field);
        if (!value.isTextual()) {
            throw new IllegalArgumentException(field + " is no text");
        }
        return value.textValue();
    }

    /** What ${className} is told follows from the verdict alone: a 200 is the end, anything else comes again or is seen to. */
    private static WebAnswer answer(Ledger.Entry entry) {
        return switch (entry.verdict()) {
            case DONE, REPEATED, SURPLUS, WRONG_AMOUNT -> WebAnswer.json("{\"ok\": true}");
            case NO_ORDER, NO_TRANSACTION -> answer(404, "there is no such order");
            default -> answer(409, "this cannot be done any more");
        };
    }

    private static WebAnswer answer(int status, String reason) {
        return WebAnswer.text(reason).withStatus(status);
    }

    /** Absent for a bot without an account. */
    private static Optional<Signature> signature(Merchant merchant) {
        return merchant.config().text("secret").map(Signature::new);
    }
}
