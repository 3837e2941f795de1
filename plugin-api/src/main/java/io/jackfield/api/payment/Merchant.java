package io.jackfield.api.payment;

import io.jackfield.api.BotView;
import io.jackfield.api.Experimental;
import java.net.URI;
import java.util.Optional;

/**
 * One bot with one payment provider: its settings and its part of the ledger. Good until the call it came with returns.
 */
@Experimental
public interface Merchant extends BotView {
    Ledger ledger();

    /** Where the system reaches {@link PaymentProvider#callback}; absent without a public address. */
    Optional<URI> callbackAddress();

    /** Where a browser goes after paying: it opens the bot. That somebody comes from there proves nothing. */
    URI returnAddress();

    /**
     * Whether real money is taken: false in the sandbox and with {@code payments.mode: test}. Test keys and test
     * payments count exactly when this is false.
     */
    boolean real();

    /** Another bot with this provider, for a system that has one address for several; empty when it does not use it. */
    Optional<Merchant> other(String bot);

    /**
     * Something that a person has to look at. It stays open, and the operator is told, until somebody has closed it;
     * the same words for the same order again are nothing new.
     *
     * @param orderId empty when there is none
     */
    void review(String orderId, String what);
}
