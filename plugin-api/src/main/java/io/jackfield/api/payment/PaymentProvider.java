package io.jackfield.api.payment;

import static java.util.Objects.requireNonNull;

import io.jackfield.api.Experimental;
import io.jackfield.api.Money;
import io.jackfield.api.web.WebAnswer;
import io.jackfield.api.web.WebRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.pf4j.ExtensionPoint;

/**
 * Takes money through one payment system. The plugin speaks the system's protocol; products, orders, transactions and
 * what they give belong to the host, which a plugin reaches through {@link Merchant#ledger()}. So whatever comes twice,
 * late or at once from two sides is credited once, whatever the plugin does. Bringing one needs the permission
 * {@code payments}.
 *
 * <p>One instance serves every bot and takes calls from many threads at once, so it keeps nothing of a bot in fields:
 * settings come with the {@link Merchant}. Each call has a virtual thread to itself: blocking is fine, and an interrupt
 * means that the deadline has passed. Calls are made while the plugin is in quarantine as well, because money hangs on
 * them.
 */
@Experimental
public interface PaymentProvider extends ExtensionPoint {
    /** Its name. Asked once, when the plugin is loaded; returns at once. */
    PaymentSpec spec();

    /**
     * What it can do for this bot; empty when the bot has no account with the system: then nobody is offered this way
     * to pay. Asked whenever a user wants to buy; returns at once.
     */
    Optional<Abilities> abilities(Merchant merchant);

    /** What users read on the button for this way to pay. */
    default String label(String language, Merchant merchant) {
        return spec().name();
    }

    /**
     * How this order is paid. Asked again when the buyer asks again, as long as the order is open: give the address
     * that is still good rather than a second payment.
     *
     * @throws io.jackfield.api.JackfieldException with a retryable error when a later try may work; the buyer is told
     *     so
     */
    Checkout checkout(PaymentOrder order, Merchant merchant) throws Exception;

    /**
     * Answers a call of the payment system at {@code /payments/<name>/<bot>}, whatever its method and shape: of a query
     * or a form that is encoded wrongly there are no parameters. Check who calls before anything else. It was written
     * down before this is asked, and is written down with its answer afterwards. For one bot, calls come one after
     * another where their order matters to the ledger, and at once otherwise.
     *
     * <p>A call that changes something in the ledger shows the host that its caller is the payment system. An address
     * from which 60 calls in a row have changed nothing, faster than 10 a minute, is told to come later (429), one that
     * has changed something before after 600 of them; {@link PaymentSpec#callers} never are, nor callers inside of the
     * operator's network. Of strangers' calls that change nothing no more than those are written down, of all together
     * 300 and then 10 a minute.
     *
     * @return the answer that the system wants to see. What is thrown becomes 503, which asks the system to call again
     */
    default WebAnswer callback(WebRequest call, Merchant merchant) throws Exception {
        return WebAnswer.notFound();
    }

    /** What the system says of a transaction now; empty when it cannot be asked, or does not know it. */
    default Optional<Reported> look(Transaction transaction, Merchant merchant) throws Exception {
        return Optional.empty();
    }

    /** What the system has of a time, both ends included, oldest first; empty when it cannot be asked. */
    default List<Reported> list(Instant from, Instant to, Merchant merchant) throws Exception {
        return List.of();
    }

    /** Gives money back. Asked again with the same {@link Refund#key()} it gives none a second time. */
    default Handed refund(Refund refund, Merchant merchant) throws Exception {
        return new Handed.ByHand("give it back in the cabinet of " + spec().name());
    }

    /**
     * Takes the next payment of a subscription by what the buyer has left with the system. Asked again for the same
     * order it takes none a second time.
     */
    default Handed charge(PaymentOrder order, SavedMethod method, Merchant merchant) throws Exception {
        return new Handed.Refused(spec().name() + " takes no payments by itself", true);
    }

    /** Where the system itself takes the next payments: the buyer wants them no longer, or again. */
    default void renews(Transaction first, boolean wanted, Merchant merchant) throws Exception {}

    /**
     * What a provider can do for a bot.
     *
     * @param currencies three capitals each
     */
    record Abilities(Set<String> currencies, Set<Ability> more) {
        public Abilities {
            currencies = Set.copyOf(currencies);
            more = Set.copyOf(more);
        }

        /** Takes payments in these currencies and can nothing else. */
        public static Abilities of(String... currencies) {
            return new Abilities(Set.of(currencies), Set.of());
        }

        /** The same with more. */
        public Abilities can(Ability... abilities) {
            return new Abilities(currencies, Set.of(abilities));
        }
    }

    /** What some providers can do and others cannot. */
    enum Ability {
        /** {@link #refund} gives all of a payment back. */
        REFUND,
        /** {@link #refund} gives a part of a payment back as well. */
        REFUND_PARTLY,
        /** {@link #look} asks the system. */
        LOOK,
        /** {@link #list} asks the system. */
        LIST,
        /** Keeps how somebody paid, so that {@link #charge} can take the next payment. */
        CHARGE,
        /** The system itself takes the next payments; {@link #renews} says whether they are wanted. */
        RENEW
    }

    /**
     * Money to give back.
     *
     * @param key the same whenever this refund is asked for; 1 to 64 of A-Z a-z 0-9 and -
     * @param transaction settled, and of this provider and bot
     * @param amount not more than is left of it
     * @param reason the operator's words
     */
    record Refund(String key, Transaction transaction, Money amount, String reason) {
        public Refund {
            requireNonNull(key, "key");
            requireNonNull(transaction, "transaction");
            requireNonNull(amount, "amount");
            requireNonNull(reason, "reason");
        }
    }

    /**
     * What a buyer has left with the system for later payments.
     *
     * @param id the host's
     * @param label what the buyer knows it by, such as {@code •• 4477}; no whole number of a card
     * @param secret the system's own reference, which the host keeps encrypted
     */
    record SavedMethod(String id, String label, String secret) {
        public SavedMethod {
            requireNonNull(id, "id");
            requireNonNull(label, "label");
            requireNonNull(secret, "secret");
        }

        /** Says nothing of the secret. */
        @Override
        public String toString() {
            return label + " (" + id + ")";
        }
    }

    /** What came of asking the system to move money. */
    sealed interface Handed {
        /**
         * It has moved.
         *
         * @param systemId of the payment or the refund
         */
        record Done(String systemId) implements Handed {}

        /** It will move, or not: the system says so by a callback, or when it is asked. */
        record Pending(String systemId) implements Handed {}

        /**
         * It has not moved.
         *
         * @param reason the system's words, for the operator
         * @param forGood whether another try is of no use
         */
        record Refused(String reason, boolean forGood) implements Handed {}

        /**
         * It can only be moved by a person.
         *
         * @param whatToDo a sentence for the operator
         */
        record ByHand(String whatToDo) implements Handed {}
    }

    /**
     * What the system says of one of its transactions.
     *
     * @param orderId as the system was told, where it was
     * @param returned how much of it has been given back
     * @param at the system's time of the payment, or of its beginning where it is not paid
     */
    record Reported(String systemId, Optional<String> orderId, Where where, Money amount, Money returned, Instant at) {
        public Reported {
            requireNonNull(systemId, "systemId");
            requireNonNull(orderId, "orderId");
            requireNonNull(where, "where");
            requireNonNull(amount, "amount");
            requireNonNull(returned, "returned");
            requireNonNull(at, "at");
        }

        /** Where it is. */
        public enum Where {
            BEGUN,
            TAKEN,
            CANCELLED
        }
    }
}
