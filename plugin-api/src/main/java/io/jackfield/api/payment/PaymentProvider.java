package io.jackfield.api.payment;

import io.jackfield.api.Experimental;
import io.jackfield.api.web.WebAnswer;
import io.jackfield.api.web.WebRequest;
import java.util.Set;
import org.pf4j.ExtensionPoint;

/**
 * Takes money through one payment system. The plugin speaks the system's protocol; the host owns the orders and the ledger,
 * so a payment that is reported twice is credited once whatever the plugin does.
 *
 * <p>No host calls it yet: a jar that brings one is refused with a sentence that says so.
 */
@Experimental
public interface PaymentProvider extends ExtensionPoint {
    /** The name in configuration and in {@code /payments/<name>/<bot>}: lower-case letters, digits, dashes, 2 to 32. */
    String name();

    /** The currencies it takes, three capitals each. */
    Set<String> currencies();

    /** How the user pays this order: an invoice inside Telegram or a page outside. */
    Checkout checkout(PaymentOrder order) throws Exception;

    /**
     * Answers a call of the payment system. Check its signature before anything else. Whatever the call means for an order
     * is done through {@code orders}, in one transaction with the answer.
     *
     * @param bot the id of the bot whose path was called
     */
    default WebAnswer callback(String bot, WebRequest request, OrderBook orders) throws Exception {
        return WebAnswer.notFound();
    }
}
