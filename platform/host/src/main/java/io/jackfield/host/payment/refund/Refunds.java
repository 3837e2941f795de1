package io.jackfield.host.payment.refund;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.Money;
import io.jackfield.api.StandardError;
import io.jackfield.api.payment.PaymentProvider.Abilities;
import io.jackfield.api.payment.PaymentProvider.Ability;
import io.jackfield.api.payment.Transaction;
import io.jackfield.host.loop.Blocking;
import io.jackfield.host.payment.provider.AskedProviders;
import io.jackfield.host.payment.provider.Ledgers;
import io.jackfield.host.store.Cause;
import io.jackfield.host.store.PaymentWrites;
import io.jackfield.host.store.PaymentWrites.Asked;
import io.jackfield.host.store.RefundTable;
import io.jackfield.host.store.RefundTable.Refund;
import io.jackfield.host.store.RefundTable.State;
import io.jackfield.host.telegram.ServedBot;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Gives money back. A refund is stored with its key before the payment system hears of it, and asked for with the same
 * key until its answer is known, whatever happens to the host. Blocks; from any thread but the core loop.
 */
public final class Refunds {
    private static final String OPERATOR = "operator";

    private final Blocking blocking;
    private final AskedProviders providers;
    private final Ledgers ledgers;
    private final RefundTable table;
    private final PaymentWrites writes;
    private final RefundSteps steps;
    private final Clock clock;

    public Refunds(
            Blocking blocking,
            AskedProviders providers,
            Ledgers ledgers,
            RefundTable table,
            PaymentWrites writes,
            RefundSteps steps,
            Clock clock) {
        this.blocking = blocking;
        this.providers = providers;
        this.ledgers = ledgers;
        this.table = table;
        this.writes = writes;
        this.steps = steps;
        this.clock = clock;
    }

    /**
     * Asks for a refund and takes the first step with it; the rest is done by itself. The same key again gives what has
     * become of it.
     *
     * @throws JackfieldException with {@code NOT_FOUND} for a transaction that is not there, {@code REQUEST_REJECTED}
     *     for one that has taken no money or of which less is left, and for a part where only the whole can be given
     *     back
     */
    public Refund give(ServedBot bot, RefundOrder order) {
        Refund refund = stored(bot, order, OPERATOR);
        return refund.state() == State.ASKED ? steps.step(bot, refund) : refund;
    }

    /** In which this transaction was paid. Throws {@code NOT_FOUND} when it is not there. */
    public String currency(ServedBot bot, String provider, long number) {
        return transaction(bot, provider, number).amount().currency();
    }

    private Transaction transaction(ServedBot bot, String provider, long number) {
        return ledgers.of(provider, bot).numbered(number).orElseThrow(() -> notFound(provider, number));
    }

    /**
     * The same without the first step.
     *
     * @param source what it comes by, as in {@link Cause}
     */
    Refund stored(ServedBot bot, RefundOrder order, String source) {
        return stored(bot, order, State.ASKED, source);
    }

    private Refund stored(ServedBot bot, RefundOrder order, State state, String source) {
        Optional<Refund> before = order.key().flatMap(key -> blocking.get("payment", () -> table.find(key)));
        if (before.isPresent()) {
            return same(before.get(), bot, order);
        }
        Transaction transaction = transaction(bot, order.provider(), order.number());
        Money amount = order.amount().orElseGet(() -> transaction.amount().minus(transaction.returned()));
        if (amount.isZero() && !transaction.returned().isZero()) {
            throw new JackfieldException(
                    StandardError.REQUEST_REJECTED,
                    "all of payment " + order.number() + " of " + order.provider() + ", " + transaction.amount()
                            + ", has gone back already");
        }
        if (state == State.ASKED && !amount.equals(transaction.amount())) {
            requirePartly(bot, order.provider(), amount, transaction);
        }
        if (amount.isZero() && order.amount().isPresent()) {
            throw rejected("amount is " + amount + "; give back more than nothing, up to " + transaction.amount());
        }
        Instant now = clock.instant();
        Refund refund = new Refund(
                order.key().orElseGet(() -> UUID.randomUUID().toString()),
                bot.number(),
                order.provider(),
                order.number(),
                amount,
                state,
                order.by(),
                now,
                order.reason(),
                Optional.empty(),
                "",
                0,
                now);
        Asked asked = blocking.get(
                "payment",
                () -> writes.ask(refund, transaction.orderId(), new Cause(source, order.by(), order.reason())));
        return switch (asked) {
            case DONE -> refund;
            case REPEATED ->
                same(blocking.get("payment", () -> table.find(refund.key())).orElseThrow(), bot, order);
            case NO_TRANSACTION -> throw notFound(order.provider(), order.number());
            case NOT_PAID ->
                throw new JackfieldException(
                        StandardError.REQUEST_REJECTED,
                        "payment " + order.number() + " of " + order.provider() + " is " + transaction.state()
                                + "; only one that has taken money can be given back");
            case TOO_MUCH ->
                throw new JackfieldException(
                        StandardError.REQUEST_REJECTED,
                        "amount is " + amount + "; of payment " + order.number() + " over " + transaction.amount()
                                + " less than that is left: " + transaction.returned()
                                + " has gone back, and what is under way is as good as gone");
        };
    }

    private static Refund same(Refund before, ServedBot bot, RefundOrder order) {
        boolean same = before.bot() == bot.number()
                && before.provider().equals(order.provider())
                && before.number() == order.number()
                && order.amount()
                        .filter(amount -> !amount.equals(before.amount()))
                        .isEmpty();
        if (!same) {
            throw new JackfieldException(
                    StandardError.REQUEST_REJECTED,
                    "refund key '" + before.key() + "' is that of another refund; use a new one");
        }
        return before;
    }

    private void requirePartly(ServedBot bot, String provider, Money amount, Transaction transaction) {
        Set<Ability> can = providers
                .ask(provider, bot, (asked, merchant) -> asked.abilities(merchant))
                .map(Abilities::more)
                .orElse(Set.of());
        if (can.contains(Ability.REFUND) && !can.contains(Ability.REFUND_PARTLY)) {
            throw new JackfieldException(
                    StandardError.REQUEST_REJECTED,
                    provider + " gives back the whole of a payment only, " + transaction.amount() + " and not " + amount
                            + "; leave the amount out");
        }
    }

    /**
     * Books what somebody has given back by hand: the refund of this transaction that waits for it, or, with an amount,
     * one that nobody had asked for. The same key again gives what has become of it.
     *
     * @throws JackfieldException as {@link #give}, and with {@code REQUEST_REJECTED} when it is not clear which refund
     *     is meant
     */
    public Refund bookByHand(ServedBot bot, RefundOrder order) {
        Refund refund = givenByHand(bot, order);
        return switch (refund.state()) {
            case BY_HAND -> book(bot, refund, order.by(), order.reason());
            case DONE -> refund;
            case ASKED, PENDING, REFUSED ->
                throw rejected("refund " + refund.key() + " is " + refund.state() + " and not to be done by hand; "
                        + order.provider() + " answers for it");
        };
    }

    private Refund givenByHand(ServedBot bot, RefundOrder order) {
        Optional<Refund> known = order.key().flatMap(key -> blocking.get("payment", () -> table.find(key)));
        if (known.isPresent()) {
            return same(known.get(), bot, order);
        }
        transaction(bot, order.provider(), order.number());
        List<Refund> waiting = blocking.get("payment", () -> table.ofTransaction(order.number())).stream()
                .filter(refund -> refund.state() == State.BY_HAND)
                .toList();
        if (waiting.isEmpty()) {
            if (order.amount().isEmpty()) {
                throw rejected("no refund of payment " + order.number() + " waits to be done by hand; give the amount"
                        + " to book one that was made without being asked for");
            }
            return stored(bot, order, State.BY_HAND, OPERATOR);
        }
        List<Refund> meant = waiting.stream()
                .filter(refund -> order.amount()
                        .filter(amount -> !amount.equals(refund.amount()))
                        .isEmpty())
                .toList();
        if (meant.size() != 1 || order.key().isPresent()) {
            throw rejected("of payment " + order.number() + " these refunds wait to be done by hand: "
                    + waiting.stream()
                            .map(refund -> refund.key() + " over " + refund.amount())
                            .collect(Collectors.joining(", "))
                    + "; give the key of one of them");
        }
        return meant.getFirst();
    }

    /** Somebody has given the money back by hand. Throws {@code NOT_FOUND} unless that was to be done. */
    public Refund doneByHand(ServedBot bot, String key, String by, String reason) {
        Refund refund = blocking.get("payment", () -> table.find(key))
                .filter(found -> found.bot() == bot.number() && found.state() == State.BY_HAND)
                .orElseThrow(() -> new JackfieldException(
                        StandardError.NOT_FOUND, "bot " + bot.id() + " has no refund " + key + " to be done by hand"));
        return book(bot, refund, by, reason);
    }

    private Refund book(ServedBot bot, Refund refund, String by, String reason) {
        String order = transaction(bot, refund.provider(), refund.number()).orderId();
        Cause cause = new Cause(OPERATOR, by, reason);
        blocking.get("payment", () -> writes.noteByHand(refund, order, clock.instant(), cause));
        return steps.doneByHand(bot, refund, by);
    }

    private static JackfieldException rejected(String message) {
        return new JackfieldException(StandardError.REQUEST_REJECTED, message);
    }

    private static JackfieldException notFound(String provider, long number) {
        return new JackfieldException(
                StandardError.NOT_FOUND, provider + " has no transaction " + number + " of this bot");
    }
}
