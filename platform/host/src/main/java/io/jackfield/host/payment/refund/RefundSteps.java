package io.jackfield.host.payment.refund;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.payment.Ledger.Verdict;
import io.jackfield.api.payment.PaymentProvider;
import io.jackfield.api.payment.PaymentProvider.Handed;
import io.jackfield.api.payment.PaymentProvider.Reported;
import io.jackfield.api.payment.Transaction;
import io.jackfield.host.loop.Blocking;
import io.jackfield.host.payment.provider.AskedProviders;
import io.jackfield.host.payment.provider.Ledgers;
import io.jackfield.host.payment.provider.PaymentLooks;
import io.jackfield.host.payment.provider.Reviews;
import io.jackfield.host.store.RefundTable;
import io.jackfield.host.store.RefundTable.Refund;
import io.jackfield.host.store.RefundTable.State;
import io.jackfield.host.telegram.ServedBot;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings a refund one step on: asks the payment system, or looks whether it has done what it promised. Blocks. */
public final class RefundSteps {
    private static final Logger LOG = LoggerFactory.getLogger(RefundSteps.class);
    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    /** Payment systems forget a key after a day; asked later, they could give back a second time. */
    private static final Duration KEY_LIFE = Duration.ofHours(20);

    private static final Duration PROMISE_LIFE = Duration.ofDays(3);

    private final Blocking blocking;
    private final AskedProviders providers;
    private final PaymentLooks looks;
    private final Ledgers ledgers;
    private final RefundTable table;
    private final Reviews reviews;
    private final Clock clock;

    public RefundSteps(
            Blocking blocking,
            AskedProviders providers,
            PaymentLooks looks,
            Ledgers ledgers,
            RefundTable table,
            Reviews reviews,
            Clock clock) {
        this.blocking = blocking;
        this.providers = providers;
        this.looks = looks;
        this.ledgers = ledgers;
        this.table = table;
        this.reviews = reviews;
        this.clock = clock;
    }

    /** Gives it as it is afterwards. */
    Refund step(ServedBot bot, Refund refund) {
        if (refund.state() == State.PENDING) {
            return promised(bot, refund);
        }
        boolean keyIsOld =
                refund.tries() > 0 && clock.instant().isAfter(refund.askedAt().plus(KEY_LIFE));
        return keyIsOld ? unknown(bot, refund) : ask(bot, refund);
    }

    private Refund ask(ServedBot bot, Refund refund) {
        // Counted before the system hears of it: after a crash nobody knows whether it has, and two never ask at once.
        Refund tried = next(refund);
        if (!blocking.get("payment", () -> table.claim(tried, clock.instant()))) {
            return blocking.get("payment", () -> table.find(refund.key())).orElseThrow();
        }
        Handed handed;
        try {
            Transaction transaction = transaction(bot, refund);
            handed = providers.ask(
                    refund.provider(),
                    bot,
                    (provider, merchant) -> provider.refund(
                            new PaymentProvider.Refund(refund.key(), transaction, refund.amount(), refund.reason()),
                            merchant));
        } catch (JackfieldException e) {
            LOG.warn(
                    "payments: refund={} provider={} bot={} {}",
                    refund.key(),
                    refund.provider(),
                    bot.id(),
                    AskedProviders.word(e));
            return tried;
        }
        return switch (handed) {
            case Handed.Done(String systemId) -> done(bot, tried, systemId, refund.reason());
            case Handed.Pending(String systemId) -> stored(tried.in(State.PENDING, Optional.of(systemId), ""), false);
            case Handed.Refused(String reason, boolean forGood) ->
                forGood ? refused(bot, tried, reason) : stored(tried.in(State.ASKED, tried.systemId(), reason), false);
            case Handed.ByHand(String whatToDo) -> byHand(bot, tried, whatToDo);
        };
    }

    /** The money has gone back. */
    Refund done(ServedBot bot, Refund refund, String systemId, String reason) {
        Transaction transaction = transaction(bot, refund);
        Verdict verdict = ledgers.of(refund.provider(), bot)
                .refunded(transaction.systemId().orElseThrow(), systemId, refund.amount(), reason)
                .verdict();
        LOG.info("payments: refund={} provider={} bot={} {}", refund.key(), refund.provider(), bot.id(), verdict);
        return stored(refund.in(State.DONE, Optional.of(systemId), ""), true);
    }

    private Refund promised(ServedBot bot, Refund refund) {
        Transaction transaction = transaction(bot, refund);
        String systemId = refund.systemId().orElseThrow();
        if (blocking.get("payment", () -> table.isTold(refund.key()))) {
            return stored(refund.in(State.DONE, refund.systemId(), ""), true);
        }
        try {
            Optional<Reported> reported = looks.ask(bot, refund.provider(), transaction);
            if (reported.filter(
                            now -> !transaction.returned().plus(refund.amount()).isMoreThan(now.returned()))
                    .isPresent()) {
                return done(bot, refund, systemId, refund.reason());
            }
        } catch (JackfieldException e) {
            LOG.warn("payments: refund={} cannot be looked at: {}", refund.key(), AskedProviders.word(e));
        }
        if (clock.instant().isAfter(refund.askedAt().plus(PROMISE_LIFE))) {
            reviews.add(
                    refund.provider(),
                    bot,
                    transaction.orderId(),
                    refund.provider() + " has promised to give " + refund.amount() + " of transaction "
                            + refund.number() + " back (" + systemId
                            + ") and has not said that it did; compare with its"
                            + " cabinet");
        }
        return stored(next(refund), false);
    }

    private Refund refused(ServedBot bot, Refund refund, String reason) {
        reviews.add(
                refund.provider(),
                bot,
                transaction(bot, refund).orderId(),
                refund.provider() + " does not give " + refund.amount() + " of transaction " + refund.number()
                        + " back: " + reason);
        return stored(refund.in(State.REFUSED, refund.systemId(), reason), true);
    }

    private Refund unknown(ServedBot bot, Refund refund) {
        return byHand(
                bot,
                refund,
                "whether " + refund.provider()
                        + " has given it back is not known; look into its cabinet, and give it back"
                        + " there if it has not");
    }

    private Refund byHand(ServedBot bot, Refund refund, String whatToDo) {
        reviews.add(refund.provider(), bot, transaction(bot, refund).orderId(), task(refund) + whatToDo);
        return stored(refund.in(State.BY_HAND, refund.systemId(), whatToDo), false);
    }

    /** Somebody has given the money back where the payment system does not by itself, and says so. */
    Refund doneByHand(ServedBot bot, Refund refund, String by) {
        Refund done = done(bot, refund, "by-hand-" + refund.key(), "given back by hand by " + by);
        reviews.done(bot, transaction(bot, refund).orderId(), task(refund), by);
        return done;
    }

    /** The payment system has told of it by itself: it is in the books, and nobody has to see to it any more. */
    void doneUnasked(ServedBot bot, Refund refund) {
        stored(refund.in(State.DONE, refund.systemId(), ""), true);
        reviews.done(bot, transaction(bot, refund).orderId(), task(refund), refund.provider());
    }

    private static String task(Refund refund) {
        return "give " + refund.amount() + " of transaction " + refund.number() + " back (refund " + refund.key()
                + "): ";
    }

    private Transaction transaction(ServedBot bot, Refund refund) {
        return ledgers.of(refund.provider(), bot).numbered(refund.number()).orElseThrow();
    }

    private Refund next(Refund refund) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(refund.tries(), 6));
        return refund.triedUntil(clock.instant().plus(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause));
    }

    private Refund stored(Refund refund, boolean ended) {
        store(refund, ended);
        return refund;
    }

    private void store(Refund refund, boolean ended) {
        blocking.get("payment", () -> table.update(refund, ended ? Optional.of(clock.instant()) : Optional.empty()));
    }
}
