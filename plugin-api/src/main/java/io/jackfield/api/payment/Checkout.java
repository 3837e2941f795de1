package io.jackfield.api.payment;

import io.jackfield.api.Experimental;
import io.jackfield.api.chat.Invoice;
import java.net.URI;

/** How an order is paid. */
@Experimental
public sealed interface Checkout {
    /** Inside Telegram; the host answers the pre-checkout question from its order. */
    record InTelegram(Invoice invoice) implements Checkout {}

    /** On a page that a button opens. */
    record Page(URI address) implements Checkout {}
}
