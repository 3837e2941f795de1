package io.jackfield.api.desk;

import static java.util.Objects.requireNonNull;

import io.jackfield.api.Experimental;
import io.jackfield.api.Money;
import io.jackfield.api.chat.Person;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.command.Request;
import io.jackfield.api.payment.Checkout;
import io.jackfield.api.payment.PaymentOrder;
import java.net.URI;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Selling what a bot's {@code products} name, to the one who sends a request. For commands such as {@code /billing}:
 * what comes as a {@link Reply} is ready to be returned. Who buys in a group buys for themselves, and is told in
 * private.
 *
 * <p>Every method blocks and throws {@link io.jackfield.api.JackfieldException}: {@code NOT_FOUND} for a product, a way
 * or an order that this user cannot have, {@code UNAVAILABLE} or what the payment system said when the way to pay does
 * not work now.
 */
@Experimental
public interface ShopDesk {
    /** What this user can buy, with the ways to pay that work at this moment, in the order of the bot's file. */
    List<Product> products(Request request);

    /**
     * Makes an order, or finds the one that is open, and says how to pay it.
     *
     * @param way of {@link Product#ways()}
     */
    default Purchase buy(Request request, String product, String way) {
        return buy(request, product, way, Map.of());
    }

    /** @param customer what {@link Purchase#asks()} had asked for, by the keys of {@link PaymentOrder#customer()} */
    Purchase buy(Request request, String product, String way, Map<String, String> customer);

    /** Looks with the payment system whether this order is paid by now; for a button under a payment page. */
    Purchase check(Request request, String order);

    /** As {@link #products(Request)}, for somebody who has sent no message, such as a user of an HTTP API. */
    default List<Product> products(Buyer buyer) {
        throw new UnsupportedOperationException("this shop sells to those who send a request");
    }

    /**
     * As {@link #buy(Request, String, String, Map)}. The buyer is told nothing by the bot, before or after: ask
     * {@link #check(Buyer, String)}. What is paid inside Telegram has no {@link Purchase#page()} and cannot be paid by
     * them.
     */
    default Purchase buy(Buyer buyer, String product, String way, Map<String, String> customer) {
        throw new UnsupportedOperationException("this shop sells to those who send a request");
    }

    /** As {@link #check(Request, String)}. */
    default Purchase check(Buyer buyer, String order) {
        throw new UnsupportedOperationException("this shop sells to those who send a request");
    }

    /**
     * Somebody who buys without having sent a message.
     *
     * @param bot the id of the bot whose products they buy
     * @param person with the id by which the bot's plans know them; their language is that of all texts
     */
    record Buyer(String bot, Person person) {
        public Buyer {
            requireNonNull(bot, "bot");
            requireNonNull(person, "person");
        }
    }

    /** Whether this user's subscription goes on by itself. */
    Renewal renewal(Request request);

    /** The user wants it to go on by itself, or no longer. What is paid stays theirs until its end. */
    Renewal renew(Request request, boolean wanted);

    /** Plans that this user may try for nothing, once each. */
    List<Trial> trials(Request request);

    /** Begins a trial. */
    BillingDesk.Standing tryOut(Request request, String plan);

    /** Takes a promotional code; the reply says what it gave, or why nothing. */
    Redeemed redeem(Request request, String code);

    /**
     * What can be bought.
     *
     * @param label in the user's language
     * @param plan the id of the plan that it gives; empty where it gives credits alone
     * @param credits how many it gives
     * @param period for how long the plan; empty for ever
     */
    record Product(
            String id,
            String label,
            String description,
            String plan,
            long credits,
            Optional<Period> period,
            List<Way> ways) {
        public Product {
            requireNonNull(id, "id");
            requireNonNull(label, "label");
            requireNonNull(description, "description");
            requireNonNull(plan, "plan");
            requireNonNull(period, "period");
            ways = List.copyOf(ways);
        }

        /** What gives a plan alone. */
        public Product(
                String id, String label, String description, String plan, Optional<Period> period, List<Way> ways) {
            this(id, label, description, plan, 0, period, ways);
        }
    }

    /**
     * A way to pay.
     *
     * @param id the name of the payment provider, and the currency where it takes the product in several:
     *     {@code yookassa} or {@code telegram/USD}
     * @param label in the user's language
     * @param price less what a promotional code takes off
     */
    record Way(String id, String label, Money price) {
        public Way {
            requireNonNull(id, "id");
            requireNonNull(label, "label");
            requireNonNull(price, "price");
        }
    }

    /**
     * An order, as far as it has come.
     *
     * @param reply what the user sees now: an invoice, a button that opens a page, a question, or that it is paid
     * @param asks what has to be known before it can be paid: ask it with {@code reply}, and {@link ShopDesk#buy} again
     * @param page what the button of {@code reply} opens, for a keyboard of one's own in its place; absent for an
     *     invoice
     */
    record Purchase(
            String order,
            PaymentOrder.State state,
            Reply reply,
            Optional<Checkout.Asks.What> asks,
            Optional<URI> page) {
        public Purchase {
            requireNonNull(order, "order");
            requireNonNull(state, "state");
            requireNonNull(reply, "reply");
            requireNonNull(asks, "asks");
            requireNonNull(page, "page");
        }

        /** One that is not paid on a page, or not yet. */
        public Purchase(String order, PaymentOrder.State state, Reply reply, Optional<Checkout.Asks.What> asks) {
            this(order, state, reply, asks, Optional.empty());
        }
    }

    /**
     * Whether a subscription goes on by itself.
     *
     * @param possible whether it can
     * @param wanted whether it does, as things stand
     * @param next when the next payment is taken
     */
    record Renewal(boolean possible, boolean wanted, Optional<Instant> next, Optional<Money> price) {
        public Renewal {
            requireNonNull(next, "next");
            requireNonNull(price, "price");
        }
    }

    /** A plan that can be tried for nothing. */
    record Trial(String plan, String label, Period period) {
        public Trial {
            requireNonNull(plan, "plan");
            requireNonNull(label, "label");
            requireNonNull(period, "period");
        }
    }

    /** What came of a promotional code. */
    record Redeemed(boolean taken, Reply reply) {
        public Redeemed {
            requireNonNull(reply, "reply");
        }
    }
}
