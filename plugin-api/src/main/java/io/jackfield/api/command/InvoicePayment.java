package io.jackfield.api.command;

import io.jackfield.api.Experimental;
import io.jackfield.api.Money;

/** The payment of an invoice inside Telegram, asked about or made. */
@Experimental
public interface InvoicePayment extends Request {
    /** The payload of the {@link io.jackfield.api.chat.Invoice}. One invoice can be paid several times. */
    String payload();

    Money amount();

    /** Telegram's id of the charge, the key of a payment; empty while Telegram only asks. */
    String chargeId();
}
