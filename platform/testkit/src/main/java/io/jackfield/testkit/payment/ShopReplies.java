package io.jackfield.testkit.payment;

import io.jackfield.api.chat.Button;
import io.jackfield.api.chat.Invoice;
import io.jackfield.api.chat.Keyboard;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.payment.Checkout.Asks.What;
import io.jackfield.api.payment.PaymentOrder;
import io.jackfield.host.telegram.InvoicePayload;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** What buyers read of {@link InMemoryShop}: shorter than the host's, and in English. */
final class ShopReplies {
    private ShopReplies() {}

    static String keyOf(What what) {
        return what == What.EMAIL ? PaymentOrder.EMAIL : PaymentOrder.PHONE;
    }

    static Reply asks(What what) {
        return Reply.text(what == What.EMAIL ? "Which e-mail address?" : "Which phone number?");
    }

    /** How an order is paid. */
    static Reply pays(PaymentOrder order, SalesWay way) {
        if (way.provider().equals(SalesWay.STARS)) {
            return Reply.invoice(new Invoice(
                    order.title(),
                    order.description(),
                    new InvoicePayload(way.provider(), order.id()).encoded(),
                    "",
                    order.price()));
        }
        String price = order.price().shown(order.buyer().language());
        return Reply.text(order.title() + ", " + price)
                .keyboard(Keyboard.column(List.of(Button.link("Pay " + price, OpenOrders.page(order)))));
    }

    /** Where it is paid; nowhere when that is inside Telegram. */
    static Optional<URI> page(PaymentOrder order, SalesWay way) {
        return way.provider().equals(SalesWay.STARS) ? Optional.empty() : Optional.of(OpenOrders.page(order));
    }

    static Reply state(PaymentOrder order) {
        return Reply.text(
                switch (order.state()) {
                    case OPEN -> "The payment for " + order.title() + " has not arrived yet";
                    case PAID -> order.title() + " is paid";
                    case REFUNDED -> "The money for " + order.title() + " has been given back";
                    case CLOSED -> "The order for " + order.title() + " is closed";
                });
    }

    static Reply redeemed(Optional<Promotion> taken) {
        return Reply.text(taken.map(promotion -> switch (promotion) {
                    case Promotion.Gift gift -> "You have " + gift.plan() + " as a gift";
                    case Promotion.Discount discount -> discount.percent() + " % less for what you buy next";
                })
                .orElse("This code is not valid"));
    }

    static Reply paid(PaymentOrder order) {
        return Reply.text("Paid: " + order.title());
    }

    static Reply returned(PaymentOrder order) {
        return Reply.text("Given back: " + order.title());
    }
}
