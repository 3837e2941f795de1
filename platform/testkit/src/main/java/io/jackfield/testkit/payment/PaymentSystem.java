package io.jackfield.testkit.payment;

import io.jackfield.api.Money;
import io.jackfield.api.payment.PaymentOrder;
import io.jackfield.api.payment.PaymentProvider;
import io.jackfield.api.web.WebAnswer;
import io.jackfield.api.web.WebRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The other side of a payment provider, as its documentation describes it: written by whoever writes the plugin. A
 * system that the provider asks brings a server of its own on loopback, whose address is in {@link #config()}.
 *
 * <p>Each test has one of its own. It is asked from several threads at once.
 */
public interface PaymentSystem extends AutoCloseable {
    /** What the plugin is configured with to speak with this system; without it, it has no account. */
    Map<String, ?> config();

    /** Keys and passwords, which must not show up in an answer, a log line or an error. */
    Set<String> secrets();

    /**
     * The genuine calls with which the system takes the money of an order, one after the other. When the provider has
     * said yes to the last of them, the order is paid. What was begun by the provider's checkout of this order is what
     * is paid, if there is such a thing. The suite also asks for orders that nobody has placed, that are too late, or
     * whose price has been changed.
     *
     * @param transaction names this try, such as {@code tx-1}; the system's own id is made of it. The same id and order
     *     give the same calls
     */
    List<Step> pays(PaymentOrder order, String transaction);

    /** Whether the system takes an answer for a yes: it goes on, and does not call again. */
    default boolean accepts(WebAnswer answer) {
        return answer.status() == 200;
    }

    /**
     * The genuine calls with which the system ends a payment, or tells that all of the money went back when it was
     * taken. Empty when the system knows no such call.
     */
    default List<Step> cancels(PaymentOrder order, String transaction) {
        return List.of();
    }

    /**
     * The genuine calls with which the system tells that a part of the money went back, by its own account. Empty when
     * the system knows no such call.
     *
     * @param refund names this return; the system's own id of it is made of it
     */
    default List<Step> refunds(PaymentOrder order, String transaction, Money amount, String refund) {
        return List.of();
    }

    /**
     * The same call from somebody who does not know the key: without what proves its origin, with a guess, with what
     * belongs to another call. Empty for systems that prove nothing; those give {@link #lies}.
     */
    default List<WebRequest> forges(WebRequest genuine) {
        return List.of();
    }

    /**
     * Calls that look genuine and tell of money for this order that never moved. The order may have been checked out
     * before.
     */
    default List<WebRequest> lies(PaymentOrder order) {
        return List.of();
    }

    /**
     * The same call, proven as the system proves it, with this text where the amount is. Empty for a call without an
     * amount; where the first call of a payment has none, nothing of it is tried.
     *
     * @param amount as it stands in the call, quotation marks included
     */
    default Optional<WebRequest> spoils(WebRequest genuine, String amount) {
        return Optional.empty();
    }

    /**
     * Parameters that decide something and that the proof of a call leaves out, so that whoever sees a call can change
     * them. The suite does not spoil them; what such a change must not do is for a test of the provider's own.
     */
    default Set<String> unproven() {
        return Set.of();
    }

    /**
     * From now on the provider does not reach the system, or reaches it again. Nothing for a system that is never
     * asked.
     */
    default void unreachable(boolean down) {}

    /** Whether its calls say when a payment began, by the clock that the system was given. */
    default boolean tellsTime() {
        return true;
    }

    /** Whether a call that comes again gets the same answer; otherwise the same yes or no is enough. */
    default boolean answersAlike() {
        return true;
    }

    /**
     * How many payments the system has of this order, paid or not; empty when it only knows those that it has told of.
     */
    default Optional<Integer> payments(PaymentOrder order) {
        return Optional.empty();
    }

    /** How much the system has given back of this order; for {@link PaymentProvider.Ability#REFUND}. */
    default Money returned(PaymentOrder order) {
        throw new UnsupportedOperationException("the provider gives money back: say how much of " + order.id()
                + " has gone back, in returned(PaymentOrder) of its PaymentSystem");
    }

    /** The calls with which the system tells of the money that it gave back because the provider asked for it. */
    default List<Step> tellsOfRefunds(PaymentOrder order) {
        return List.of();
    }

    @Override
    default void close() {}

    /** One call of several. */
    @FunctionalInterface
    interface Step {
        /**
         * The call as it is sent. What the system does before it calls, such as taking money, happens here.
         *
         * @param before the answer to the step before, for what it told; empty for the first step, and where the suite
         *     has left that one out
         */
        WebRequest after(Optional<WebAnswer> before);

        /** A call that needs no answer of the one before. */
        static Step of(WebRequest call) {
            return before -> call;
        }
    }
}
