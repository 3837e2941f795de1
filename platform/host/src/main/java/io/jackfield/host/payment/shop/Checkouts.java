package io.jackfield.host.payment.shop;

import io.jackfield.api.Money;
import io.jackfield.api.chat.Button;
import io.jackfield.api.chat.ChatKind;
import io.jackfield.api.chat.Invoice;
import io.jackfield.api.chat.Keyboard;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.command.CommandSpec.Purpose;
import io.jackfield.api.desk.ShopDesk.Purchase;
import io.jackfield.api.payment.Checkout;
import io.jackfield.api.payment.PaymentOrder;
import io.jackfield.api.payment.PaymentProvider.Ability;
import io.jackfield.host.loop.Blocking;
import io.jackfield.host.payment.renewal.RenewalDesk;
import io.jackfield.host.routing.RoutingTable;
import io.jackfield.host.telegram.InvoiceLinks;
import io.jackfield.host.telegram.InvoicePayload;
import io.jackfield.host.telegram.ServedBot;
import java.net.URI;
import java.time.Period;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a buyer sees of a way to pay. Blocks. */
final class Checkouts {
    /** What Telegram's subscriptions can last, in the words of a bot's file. */
    private static final Set<Period> MONTHS = Set.of(Period.ofMonths(1), Period.ofDays(30));

    private final Blocking blocking;
    private final InvoiceLinks links;
    private final RenewalDesk renewals;
    private final RoutingTable routes;
    private final ShopTexts texts;

    Checkouts(Blocking blocking, InvoiceLinks links, RenewalDesk renewals, RoutingTable routes, ShopTexts texts) {
        this.blocking = blocking;
        this.links = links;
        this.renewals = renewals;
        this.routes = routes;
        this.texts = texts;
    }

    /** An order, and whom it is shown. */
    record Shown(ServedBot bot, PaymentOrder order, String language) {
        String price() {
            return order.price().shown(language);
        }

        /** What the next periods cost: a promotional code is good for the first one only. */
        String fullPrice() {
            return bot.config()
                    .sales()
                    .product(order.product().id())
                    .map(product -> product.prices().get(order.price().currency()))
                    .orElse(order.price())
                    .shown(language);
        }
    }

    Purchase purchase(Shown shown, OpenWay way, Checkout checkout) {
        if (renews(shown.order(), way, checkout) && isTakenBySystem(shown)) {
            return open(shown, renewsAlready(shown));
        }
        return switch (checkout) {
            case Checkout.InTelegram invoice -> open(shown, inTelegram(shown, way, invoice));
            case Checkout.Page page -> page(shown, way, page);
            case Checkout.Asks asks -> asks(shown, asks.what(), "shop.asks.");
        };
    }

    /** A question, by the beginning of the key of its text. */
    Purchase asks(Shown shown, Checkout.Asks.What what, String key) {
        String question =
                texts.get(shown.bot(), shown.language(), key + what.name().toLowerCase(Locale.ROOT));
        return new Purchase(shown.order().id(), shown.order().state(), Reply.text(question), Optional.of(what));
    }

    /**
     * Where the order is now, in a sentence.
     *
     * @param declined whether it has been tried to pay in vain
     */
    Purchase state(Shown shown, boolean declined) {
        String key = "shop.state."
                + (declined ? "declined" : shown.order().state().name().toLowerCase(Locale.ROOT));
        return open(
                shown,
                Reply.text(texts.get(
                        shown.bot(), shown.language(), key, shown.order().title(), shown.price())));
    }

    private static Purchase open(Shown shown, Reply reply) {
        return new Purchase(shown.order().id(), shown.order().state(), reply, Optional.empty());
    }

    private Reply inTelegram(Shown shown, OpenWay way, Checkout.InTelegram checkout) {
        PaymentOrder order = shown.order();
        Invoice invoice = new Invoice(
                order.title(),
                order.description(),
                new InvoicePayload(way.provider(), order.id()).encoded(),
                checkout.providerToken(),
                order.price(),
                checkout.more());
        return isSubscription(order, way, checkout) ? subscription(shown, way, invoice) : Reply.invoice(invoice);
    }

    private static boolean renews(PaymentOrder order, OpenWay way, Checkout checkout) {
        return switch (checkout) {
            case Checkout.InTelegram invoice -> isSubscription(order, way, invoice);
            case Checkout.Page page -> isCharged(order, way);
            case Checkout.Asks asks -> false;
        };
    }

    /** Whether the host takes the next payments. */
    private static boolean isCharged(PaymentOrder order, OpenWay way) {
        return order.product().renews() && way.abilities().more().contains(Ability.CHARGE);
    }

    private boolean isTakenBySystem(Shown shown) {
        return shown.bot()
                .config()
                .sales()
                .product(shown.order().product().id())
                .filter(product -> renewals.takenBySystem(
                        shown.bot(), shown.order().buyer().id(), product.plan()))
                .isPresent();
    }

    private Reply renewsAlready(Shown shown) {
        Reply text = Reply.text(texts.get(
                shown.bot(), shown.language(), "shop.renews", shown.order().title()));
        return routes.of(shown.bot())
                .find(Purpose.BUY, ChatKind.PRIVATE)
                .map(command -> text.keyboard(Keyboard.column(
                        List.of(Button.command(texts.get(shown.bot(), shown.language(), "renewal.manage"), command)))))
                .orElse(text);
    }

    private static boolean isSubscription(PaymentOrder order, OpenWay way, Checkout.InTelegram checkout) {
        return order.product().renews()
                && way.abilities().more().contains(Ability.RENEW)
                && order.price().currency().equals(Money.STARS)
                && checkout.providerToken().isEmpty()
                && order.product().period().filter(MONTHS::contains).isPresent();
    }

    /** Telegram begins subscriptions by links only. */
    private Reply subscription(Shown shown, OpenWay way, Invoice invoice) {
        URI link = blocking.get("shop", () -> links.subscription(shown.bot(), invoice));
        renewals.offer(shown.bot(), shown.order(), way.provider());
        return button(shown, link, "shop.subscription", "shop.subscribe");
    }

    private Purchase page(Shown shown, OpenWay way, Checkout.Page page) {
        String text = isCharged(shown.order(), way) ? "shop.page.renews" : "shop.page";
        return new Purchase(
                shown.order().id(),
                shown.order().state(),
                button(shown, page.address(), text, "shop.pay"),
                Optional.empty(),
                Optional.of(page.address()));
    }

    private Reply button(Shown shown, URI address, String text, String label) {
        return Reply.text(texts.get(
                        shown.bot(), shown.language(), text, shown.order().title(), shown.price(), shown.fullPrice()))
                .keyboard(Keyboard.column(
                        List.of(Button.link(texts.get(shown.bot(), shown.language(), label, shown.price()), address))));
    }
}
