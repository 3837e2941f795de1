package io.jackfield.command.billing;

import io.jackfield.api.chat.IncomingMessage;
import io.jackfield.api.chat.Step;
import io.jackfield.api.payment.Checkout.Asks.What;
import io.jackfield.api.payment.PaymentOrder;
import java.time.Duration;

/**
 * Something that has to be known before an order can be paid.
 *
 * @param way by which it would be paid
 */
record Contact(What what, String product, String way) {
    static final String STEP = "contact";
    static final Duration PATIENCE = Duration.ofHours(1);

    static Contact of(Step step) {
        return new Contact(
                What.valueOf(step.data().get("what")),
                step.data().get("product"),
                step.data().get("way"));
    }

    Step step() {
        return Step.named(STEP)
                .with("what", what.name())
                .with("product", product)
                .with("way", way)
                .within(PATIENCE);
    }

    /** Under which the shop wants it. */
    String key() {
        return what == What.PHONE ? PaymentOrder.PHONE : PaymentOrder.EMAIL;
    }

    /** What the user sent, which the shop checks. */
    String given(IncomingMessage message) {
        return message.contact()
                .filter(contact -> what == What.PHONE)
                .map(contact -> contact.phoneNumber())
                .map(number -> number.startsWith("+") ? number : "+" + number)
                .orElseGet(() -> message.text().strip());
    }
}
