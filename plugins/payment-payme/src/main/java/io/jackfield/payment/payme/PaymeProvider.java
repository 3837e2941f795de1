package io.jackfield.payment.payme;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.PluginContext;
import io.jackfield.api.StandardError;
import io.jackfield.api.payment.Checkout;
import io.jackfield.api.payment.Merchant;
import io.jackfield.api.payment.PaymentOrder;
import io.jackfield.api.payment.PaymentProvider;
import io.jackfield.api.payment.PaymentSpec;
import io.jackfield.api.web.WebAnswer;
import io.jackfield.api.web.WebRequest;
import io.jackfield.json.Json;
import java.util.Map;
import java.util.Optional;
import org.pf4j.Extension;
import org.slf4j.Logger;

/**
 * Payme, by its Merchant API. The buyer pays on Payme's page; Payme asks and tells us by calls, and nobody asks Payme
 * anything: a refund is begun by a person in Payme's cabinet, and comes as a call.
 */
@Extension
public final class PaymeProvider implements PaymentProvider {
    /** From where Payme says that it calls: 185.234.113.1 to 185.234.113.15. */
    private static final String CALLERS = "185.234.113.0/28";

    private final PluginContext context;
    private final Logger log;

    public PaymeProvider(PluginContext context) {
        this.context = context;
        log = context.logger();
    }

    @Override
    public PaymentSpec spec() {
        return PaymentSpec.named("payme").calledFrom(CALLERS);
    }

    @Override
    public Optional<Abilities> abilities(Merchant merchant) {
        return CashDesk.of(merchant).map(desk -> Abilities.of(Params.CURRENCY));
    }

    @Override
    public String label(String language, Merchant merchant) {
        return merchant.text(language, "label");
    }

    @Override
    public Checkout checkout(PaymentOrder order, Merchant merchant) {
        CashDesk desk = CashDesk.of(merchant)
                .orElseThrow(() -> new JackfieldException(
                        StandardError.CONFIG_INVALID,
                        "bot " + merchant.bot().id() + " has no cash desk with Payme; set merchantId and key in"
                                + " config/plugins/payment-payme.yaml, or PAYME_MERCHANT_ID and PAYME_KEY"));
        if (!order.price().currency().equals(Params.CURRENCY) || order.price().isZero()) {
            throw new JackfieldException(
                    StandardError.REQUEST_REJECTED,
                    "order " + order.id() + " costs " + order.price() + "; Payme takes " + Params.CURRENCY
                            + ", and more than nothing");
        }
        desk.fiscal().ifPresent(fiscal -> fiscal.detail(order));
        return new Checkout.Page(CheckoutLink.of(desk, order, merchant.returnAddress()));
    }

    /** Always with status 200: Payme takes any other for a failure of ours. */
    @Override
    public WebAnswer callback(WebRequest request, Merchant merchant) {
        Call call = Call.of(request.body());
        try {
            CashDesk desk = CashDesk.of(merchant)
                    .filter(one -> one.login().admits(request.header("authorization")))
                    .orElseThrow(() -> new Refusal(Problem.NO_PRIVILEGE));
            if (!request.method().equals("POST")) {
                throw new Refusal(Problem.NOT_POST);
            }
            Map<String, Object> result = new MerchantApi(desk, merchant, context.clock()).call(call);
            log(call, "done");
            return answer(call, "result", result);
        } catch (Refusal e) {
            if (e.problem() != Problem.NO_PRIVILEGE) {
                log(call, e.problem().name());
            }
            return error(call, merchant, e);
        } catch (RuntimeException e) {
            log.warn("a call of Payme could not be answered; Payme calls again", e);
            return error(call, merchant, new Refusal(Problem.INTERNAL));
        }
    }

    @Override
    public Handed refund(Refund refund, Merchant merchant) {
        return new Handed.ByHand("Payme takes no refunds from programs: cancel payment "
                + refund.transaction().systemId().orElse("") + " of order "
                + refund.transaction().orderId()
                + " in its cabinet; what it gave is taken back once Payme has told of it");
    }

    /** Nothing of the buyer: a method and a transaction. */
    private void log(Call call, String outcome) {
        if (log.isInfoEnabled()) {
            String transaction = call.fields().get("params") instanceof Map<?, ?>
                    ? call.params().knownId().orElse("-")
                    : "-";
            log.info("method={} transaction={} {}", call.loggedMethod(), transaction, outcome);
        }
    }

    private static WebAnswer error(Call call, Merchant merchant, Refusal refusal) {
        return answer(
                call,
                "error",
                Json.object(
                        Map.entry("code", refusal.problem().code()),
                        Map.entry("message", refusal.problem().message(merchant)),
                        Map.entry("data", refusal.data())));
    }

    private static WebAnswer answer(Call call, String outcome, Map<String, Object> content) {
        return WebAnswer.json(Json.write(
                Json.object(Map.entry("jsonrpc", "2.0"), Map.entry("id", call.id()), Map.entry(outcome, content))));
    }
}
