package io.jackfield.host.payment.reconciliation;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.api.payment.Ledger;
import io.jackfield.api.payment.Ledger.Taken;
import io.jackfield.api.payment.PaymentProvider.Abilities;
import io.jackfield.api.payment.PaymentProvider.Ability;
import io.jackfield.api.payment.PaymentProvider.Reported;
import io.jackfield.api.payment.PaymentProvider.Reported.Where;
import io.jackfield.api.payment.Transaction;
import io.jackfield.api.payment.Transaction.State;
import io.jackfield.host.payment.provider.AskedProviders;
import io.jackfield.host.payment.provider.Ledgers;
import io.jackfield.host.payment.provider.PaymentLooks;
import io.jackfield.host.payment.provider.Reviews;
import io.jackfield.host.telegram.ServedBot;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares the books of a time with those of a payment system. Money that the system has taken for one of our orders is
 * credited; every other difference becomes a review. Doing it again changes nothing. Blocks.
 */
public final class BooksComparison {
    private static final Logger LOG = LoggerFactory.getLogger(BooksComparison.class);
    /** What is younger may still be on its way to one of the two books. */
    static final Duration REST = Duration.ofHours(1);

    private static final int MOST = 10_000;
    private static final int MOST_LOOKS = 500;

    private final AskedProviders providers;
    private final Ledgers ledgers;
    private final PaymentLooks looks;
    private final Reviews reviews;
    private final Clock clock;

    public BooksComparison(
            AskedProviders providers, Ledgers ledgers, PaymentLooks looks, Reviews reviews, Clock clock) {
        this.providers = providers;
        this.ledgers = ledgers;
        this.looks = looks;
        this.reviews = reviews;
        this.clock = clock;
    }

    /** Something about a payment of an order. */
    public record Finding(String orderId, String what) {}

    /**
     * What a comparison has found.
     *
     * @param to as asked for, but an hour ago at the latest
     * @param compared payments of the system that were looked at
     * @param credited what had been missed and is in our books now
     * @param differences what somebody has to look at
     */
    public record Outcome(Instant from, Instant to, int compared, List<Finding> credited, List<Finding> differences) {}

    boolean canList(String provider, ServedBot bot) {
        return abilities(provider, bot)
                .filter(can -> can.contains(Ability.LIST))
                .isPresent();
    }

    private Optional<Set<Ability>> abilities(String provider, ServedBot bot) {
        return providers
                .ask(provider, bot, (asked, merchant) -> asked.abilities(merchant))
                .map(Abilities::more);
    }

    private Set<Ability> requireAccount(String provider, ServedBot bot) {
        return abilities(provider, bot)
                .orElseThrow(() -> new JackfieldException(
                        StandardError.REQUEST_REJECTED,
                        "bot " + bot.id() + " has no account with " + provider + "; see the settings of its plugin"));
    }

    /**
     * Both ends are included. Where the system cannot list its payments, it is asked about each of ours.
     *
     * @throws JackfieldException with {@code REQUEST_REJECTED} when it cannot be asked at all, or the time has too many
     *     payments to be asked about one by one; else what the provider threw
     */
    public Outcome compare(String provider, ServedBot bot, Instant from, Instant until) {
        Set<Ability> can = requireAccount(provider, bot);
        Instant latest = clock.instant().minus(REST);
        Instant to = until.isAfter(latest) ? latest : until;
        if (from.isAfter(to)) {
            return new Outcome(from, to, 0, List.of(), List.of());
        }
        Round round = new Round(provider, bot, ledgers.of(provider, bot));
        int compared;
        if (can.contains(Ability.LIST)) {
            compared = round.compareList(from, to);
        } else if (can.contains(Ability.LOOK)) {
            compared = round.lookAtOurs(from, to);
        } else {
            throw new JackfieldException(
                    StandardError.REQUEST_REJECTED,
                    provider + " tells nobody what it has taken; compare a list of our payments with its cabinet");
        }
        LOG.info("payments: provider={} bot={} compared={} from={} to={}", provider, bot.id(), compared, from, to);
        return new Outcome(from, to, compared, List.copyOf(round.credited), List.copyOf(round.differences));
    }

    private final class Round {
        private final String provider;
        private final ServedBot bot;
        private final Ledger ledger;
        private final List<Finding> credited = new ArrayList<>();
        private final List<Finding> differences = new ArrayList<>();

        Round(String provider, ServedBot bot, Ledger ledger) {
            this.provider = provider;
            this.bot = bot;
            this.ledger = ledger;
        }

        int compareList(Instant from, Instant to) {
            List<Reported> theirs = providers.ask(provider, bot, (asked, merchant) -> asked.list(from, to, merchant));
            theirs.forEach(this::compare);
            Set<String> known = theirs.stream().map(Reported::systemId).collect(Collectors.toSet());
            ledger.between(from, to, MOST).stream()
                    .filter(ours ->
                            tookMoney(ours) && !known.contains(ours.systemId().orElse("")))
                    .forEach(ours -> differs(
                            ours,
                            "we have " + ours.amount() + " of payment "
                                    + ours.systemId().orElse("") + ", taken at " + ours.systemTime() + ", and "
                                    + provider + " does not list it"));
            return theirs.size();
        }

        int lookAtOurs(Instant from, Instant to) {
            List<Transaction> ours = ledger.between(from, to, MOST_LOOKS + 1);
            if (ours.size() > MOST_LOOKS) {
                throw new JackfieldException(
                        StandardError.REQUEST_REJECTED,
                        provider + " cannot list its payments and is asked about each of ours; from " + from + " to "
                                + to + " there are more than " + MOST_LOOKS + ", so give a shorter time");
            }
            int answered = 0;
            for (Transaction one : ours) {
                Optional<Reported> reported = looks.ask(bot, provider, one);
                reported.ifPresent(this::compare);
                answered += reported.isPresent() ? 1 : 0;
            }
            return answered;
        }

        private void compare(Reported reported) {
            Optional<Transaction> before = ledger.transaction(reported.systemId());
            if (before.filter(BooksComparison::tookMoney).isPresent()) {
                difference(before.get(), reported).ifPresent(what -> differs(before.get(), what));
                return;
            }
            before.ifPresentOrElse(ours -> looks.take(bot, provider, ours, reported), () -> credit(reported));
            ledger.transaction(reported.systemId())
                    .filter(BooksComparison::tookMoney)
                    .ifPresent(after -> credited.add(new Finding(
                            after.orderId(),
                            "payment " + reported.systemId() + " of " + after.amount() + " had been missed"
                                    + (after.surplus() ? "; it is surplus" : ""))));
        }

        /** Payments of others that share the account with the bot are nobody's affair here. */
        private void credit(Reported reported) {
            if (reported.where() == Where.TAKEN) {
                reported.orderId()
                        .flatMap(ledger::order)
                        .ifPresent(order -> ledger.taken(new Taken(
                                reported.systemId(), order.id(), reported.amount(), reported.at(), Map.of())));
            }
        }

        private void differs(Transaction ours, String what) {
            differences.add(new Finding(ours.orderId(), what));
            reviews.addDifference(provider, bot, ours.orderId(), what);
        }
    }

    private static Optional<String> difference(Transaction ours, Reported theirs) {
        if (theirs.where() != Where.TAKEN && ours.state() == State.SETTLED) {
            return Optional.of("payment " + theirs.systemId() + " of " + ours.amount() + " is paid in our books and "
                    + theirs.where() + " in theirs");
        }
        if (!theirs.amount().equals(ours.amount())) {
            return Optional.of("payment " + theirs.systemId() + " is " + ours.amount() + " in our books and "
                    + theirs.amount() + " in theirs");
        }
        return theirs.where() != Where.TAKEN || theirs.returned().equals(ours.returned())
                ? Optional.empty()
                : Optional.of("of payment " + theirs.systemId() + " over " + ours.amount() + ", " + ours.returned()
                        + " has gone back by our books and " + theirs.returned() + " by theirs");
    }

    private static boolean tookMoney(Transaction transaction) {
        return transaction.state() == State.SETTLED || transaction.state() == State.REFUNDED;
    }
}
