package io.jackfield.payment.stars;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.Money;
import io.jackfield.api.PluginContext;
import io.jackfield.api.StandardError;
import io.jackfield.api.desk.MessageDesk;
import io.jackfield.api.payment.Checkout;
import io.jackfield.api.payment.Merchant;
import io.jackfield.api.payment.PaymentOrder;
import io.jackfield.api.payment.PaymentProvider;
import io.jackfield.api.payment.PaymentSpec;
import io.jackfield.api.payment.Transaction;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pf4j.Extension;

/** Telegram Stars, the currency {@code XTR}: the way to pay that Telegram wants for digital goods inside a bot. */
@Extension
public final class StarsProvider implements PaymentProvider {
    private static final String ALREADY_REFUNDED = "CHARGE_ALREADY_REFUNDED";

    private final MessageDesk telegram;

    public StarsProvider(PluginContext context) {
        telegram = context.messages();
    }

    @Override
    public PaymentSpec spec() {
        return PaymentSpec.named("stars");
    }

    @Override
    public Optional<Abilities> abilities(Merchant merchant) {
        return Optional.of(Abilities.of(Money.STARS).can(Ability.REFUND, Ability.LIST, Ability.RENEW));
    }

    @Override
    public String label(String language, Merchant merchant) {
        return merchant.text(language, "label");
    }

    @Override
    public Checkout checkout(PaymentOrder order, Merchant merchant) {
        if (!order.price().currency().equals(Money.STARS) || order.price().isZero()) {
            throw new JackfieldException(
                    StandardError.REQUEST_REJECTED,
                    "order " + order.id() + " costs " + order.price() + "; Stars are " + Money.STARS
                            + ", and at least one");
        }
        return new Checkout.InTelegram("", Map.of());
    }

    /** All of it: Telegram gives no part of a charge back. */
    @Override
    public Handed refund(Refund refund, Merchant merchant) {
        Transaction charge = refund.transaction();
        String chargeId = charge.systemId().orElseThrow();
        if (!refund.amount().equals(charge.amount())) {
            return new Handed.Refused(
                    "Telegram gives back all of a charge of " + charge.amount() + " or nothing", true);
        }
        try {
            telegram.call(
                    merchant.bot().id(),
                    "refundStarPayment",
                    Map.of("user_id", payer(charge, merchant), "telegram_payment_charge_id", chargeId));
        } catch (JackfieldException e) {
            if (e.getMessage().contains(ALREADY_REFUNDED)) {
                return new Handed.Done(chargeId);
            }
            if (e.error() == StandardError.REQUEST_REJECTED) {
                return new Handed.Refused(e.getMessage(), true);
            }
            throw e;
        }
        // the host's name of this refund, whether Telegram tells of it first or we do
        return new Handed.Done(chargeId);
    }

    @Override
    public List<Reported> list(Instant from, Instant to, Merchant merchant) {
        return new StarTransactions(page -> telegram.call(merchant.bot().id(), "getStarTransactions", page))
                .between(from, to);
    }

    /** @param first by whose charge Telegram knows the subscription */
    @Override
    public void renews(Transaction first, boolean wanted, Merchant merchant) {
        telegram.call(
                merchant.bot().id(),
                "editUserStarSubscription",
                Map.of(
                        "user_id",
                        payer(first, merchant),
                        "telegram_payment_charge_id",
                        first.systemId().orElseThrow(),
                        "is_canceled",
                        !wanted));
    }

    /** Who was charged, which the host notes; the buyer of the order otherwise. */
    private static long payer(Transaction charge, Merchant merchant) {
        return Optional.ofNullable(charge.facts().get("user_id"))
                .map(Long::parseLong)
                .or(() -> merchant.ledger()
                        .order(charge.orderId())
                        .map(order -> order.buyer().id()))
                .orElseThrow(() -> new JackfieldException(
                        StandardError.NOT_FOUND,
                        "nobody knows who paid charge " + charge.systemId().orElse("") + " of order " + charge.orderId()
                                + "; refund it by hand with refundStarPayment"));
    }
}
