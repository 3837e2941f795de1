package io.jackfield.payment.telegram;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.PluginConfig;
import io.jackfield.api.PluginContext;
import io.jackfield.api.StandardError;
import io.jackfield.api.payment.Checkout;
import io.jackfield.api.payment.Merchant;
import io.jackfield.api.payment.PaymentOrder;
import io.jackfield.api.payment.PaymentProvider;
import io.jackfield.api.payment.PaymentSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pf4j.Extension;
import org.slf4j.Logger;

/** Card payments inside Telegram, by whichever provider BotFather has given a token for. */
@Extension
public final class TelegramProvider implements PaymentProvider {
    /** What every token of a provider's test mode has in it. */
    private static final String TEST = ":TEST:";

    private static final List<String> USUAL_CURRENCIES = List.of("RUB");

    private final Logger log;

    public TelegramProvider(PluginContext context) {
        log = context.logger();
    }

    @Override
    public PaymentSpec spec() {
        return PaymentSpec.named("telegram");
    }

    @Override
    public Optional<Abilities> abilities(Merchant merchant) {
        return token(merchant).map(token -> Abilities.of(currencies(merchant).toArray(String[]::new)));
    }

    @Override
    public String label(String language, Merchant merchant) {
        return merchant.text(language, "label");
    }

    @Override
    public Checkout checkout(PaymentOrder order, Merchant merchant) {
        String token = token(merchant)
                .orElseThrow(() -> new JackfieldException(
                        StandardError.CONFIG_INVALID,
                        "bot " + merchant.bot().id() + " has no token of a payment provider that counts here; set"
                                + " providerToken in config/plugins/payment-telegram.yaml, or"
                                + " TELEGRAM_PROVIDER_TOKEN"));
        if (!currencies(merchant).contains(order.price().currency())
                || order.price().isZero()) {
            throw new JackfieldException(
                    StandardError.REQUEST_REJECTED,
                    "order " + order.id() + " costs " + order.price() + "; bot "
                            + merchant.bot().id() + " takes " + String.join(", ", currencies(merchant))
                            + ", and more than nothing");
        }
        return new Checkout.InTelegram(token, more(order, merchant.config()));
    }

    @Override
    public Handed refund(Refund refund, Merchant merchant) {
        return new Handed.ByHand("Telegram gives no money of its providers back: refund charge "
                + refund.transaction().facts().getOrDefault("provider_payment_charge_id", "")
                + " of order " + refund.transaction().orderId()
                + " in the provider's cabinet, then book it with 'jackfield admin payments refund "
                + refund.transaction().number() + " --bot " + merchant.bot().id()
                + " --by NAME --reason TEXT --done'");
    }

    /** Whoever pays with test cards pays nothing, so test tokens count only where nothing real is sold. */
    private Optional<String> token(Merchant merchant) {
        Optional<String> token = merchant.config().text("providerToken");
        if (merchant.real() && token.filter(one -> one.contains(TEST)).isPresent()) {
            log.warn(
                    "bot {} has the token of a provider's test mode and takes real money; set the live one, or"
                            + " payments.mode: test in its file",
                    merchant.bot().id());
            return Optional.empty();
        }
        return token;
    }

    private static List<String> currencies(Merchant merchant) {
        List<String> configured = merchant.config().texts("currencies");
        return configured.isEmpty() ? USUAL_CURRENCIES : configured;
    }

    /** What the provider prints a receipt from, and whom it sends it to. */
    private static Map<String, Object> more(PaymentOrder order, PluginConfig config) {
        Map<String, Object> more = new LinkedHashMap<>();
        config.text("providerData")
                .map(data -> Receipt.filled(data, order))
                .ifPresent(data -> more.put("provider_data", data));
        String receiptTo = config.text("receiptTo", "nobody");
        if (!receiptTo.equals("nobody")) {
            String field = receiptTo.equals("phone") ? "phone_number" : "email";
            more.put("need_" + field, true);
            more.put("send_" + field + "_to_provider", true);
        }
        return more;
    }
}
