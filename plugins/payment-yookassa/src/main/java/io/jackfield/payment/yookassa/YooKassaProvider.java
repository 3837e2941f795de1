package io.jackfield.payment.yookassa;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.PluginContext;
import io.jackfield.api.PluginError;
import io.jackfield.api.StandardError;
import io.jackfield.api.payment.Checkout;
import io.jackfield.api.payment.Merchant;
import io.jackfield.api.payment.PaymentOrder;
import io.jackfield.api.payment.PaymentProvider;
import io.jackfield.api.payment.PaymentSpec;
import io.jackfield.api.payment.Transaction;
import io.jackfield.api.web.WebAnswer;
import io.jackfield.api.web.WebRequest;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.pf4j.Extension;

/** YooKassa, by its API v3: the buyer pays on its page, it notifies, and we ask what is true. */
@Extension
public final class YooKassaProvider implements PaymentProvider {
    private final PluginContext context;
    private final Transport transport;
    private final UnknownIds unknown;

    public YooKassaProvider(PluginContext context) {
        this.context = context;
        transport = context.shared(Transport.class, Transport::new);
        unknown = context.shared(UnknownIds.class, UnknownIds::new);
    }

    @Override
    public PaymentSpec spec() {
        return PaymentSpec.named("yookassa").calledFrom(Senders.ranges());
    }

    @Override
    public Optional<Abilities> abilities(Merchant merchant) {
        return Shop.of(merchant).map(shop -> {
            Abilities abilities = Abilities.of(Shop.CURRENCY);
            return shop.autopay()
                    ? abilities.can(Ability.REFUND, Ability.REFUND_PARTLY, Ability.LOOK, Ability.LIST, Ability.CHARGE)
                    : abilities.can(Ability.REFUND, Ability.REFUND_PARTLY, Ability.LOOK, Ability.LIST);
        });
    }

    @Override
    public String label(String language, Merchant merchant) {
        return merchant.text(language, "label");
    }

    @Override
    public Checkout checkout(PaymentOrder order, Merchant merchant) throws Exception {
        Shop shop = Shop.required(merchant);
        if (!order.price().currency().equals(Shop.CURRENCY) || order.price().isZero()) {
            throw new JackfieldException(
                    StandardError.REQUEST_REJECTED,
                    "order " + order.id() + " costs " + order.price() + "; YooKassa takes " + Shop.CURRENCY
                            + ", and more than nothing");
        }
        if (shop.receipts().isPresent() && Receipts.lacksAddress(order)) {
            return new Checkout.Asks(Checkout.Asks.What.EMAIL);
        }
        try {
            return new PageFlow(new Api(transport, shop), shop, merchant).checkout(order);
        } catch (JackfieldException e) {
            throw e.error().retryable() && e.own().isEmpty()
                    ? e.as(new PluginError(
                            "yookassa.later", merchant.text(order.buyer().language(), "later")))
                    : e;
        }
    }

    @Override
    public WebAnswer callback(WebRequest call, Merchant merchant) throws Exception {
        Optional<Shop> shop = Shop.of(merchant);
        if (shop.isEmpty()) {
            return WebAnswer.notFound();
        }
        return new Notifications(
                        new Api(transport, shop.get()),
                        shop.get(),
                        merchant,
                        unknown::admits,
                        context.clock().instant(),
                        context.logger())
                .answer(call);
    }

    @Override
    public Optional<Reported> look(Transaction transaction, Merchant merchant) throws Exception {
        Optional<String> id = transaction.systemId().filter(Ids::isOne);
        return id.isEmpty()
                ? Optional.empty()
                : new Api(transport, Shop.required(merchant)).payment(id.get()).map(Payment::reported);
    }

    @Override
    public List<Reported> list(Instant from, Instant to, Merchant merchant) throws Exception {
        Shop shop = Shop.required(merchant);
        return new Api(transport, shop)
                .payments(from, to).stream()
                        .filter(payment ->
                                merchant.bot().id().equals(payment.metadata().get(Payment.BOT)))
                        .filter(payment -> shop.owns(payment, merchant))
                        .map(Payment::reported)
                        .sorted(Comparator.comparing(Reported::at))
                        .toList();
    }

    @Override
    public Handed refund(Refund refund, Merchant merchant) throws Exception {
        Shop shop = Shop.required(merchant);
        return new RefundFlow(new Api(transport, shop), shop, merchant).refund(refund);
    }

    @Override
    public Handed charge(PaymentOrder order, SavedMethod method, Merchant merchant) throws Exception {
        Shop shop = Shop.required(merchant);
        return new ChargeFlow(new Api(transport, shop), shop, merchant).charge(order, method);
    }
}
