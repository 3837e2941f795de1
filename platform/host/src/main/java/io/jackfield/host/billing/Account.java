package io.jackfield.host.billing;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.api.desk.BillingDesk.Allowance;
import io.jackfield.api.desk.BillingDesk.Limit;
import io.jackfield.api.desk.BillingDesk.Period;
import io.jackfield.api.desk.BillingDesk.Plan;
import io.jackfield.api.desk.BillingDesk.Unit;
import io.jackfield.host.config.ModelOffer;
import io.jackfield.host.store.UsageRow;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a user's plan allows at this moment.
 *
 * @param zone in which days and months turn for the user
 */
public record Account(String bot, Plan plan, ZoneId zone, Instant now) {
    /** Throws when the plan does not open this offer. */
    public static void requireOpen(String bot, Plan plan, ModelOffer offer) {
        if (offer.premium() && !plan.premium()) {
            throw new JackfieldException(
                    StandardError.SUBSCRIPTION_REQUIRED,
                    "model " + offer.id() + " of bot " + bot + " is premium and plan " + plan.id() + " is not");
        }
    }

    /** The names of the periods in which these offers count, or all offers when none is given. */
    public Set<String> periods(String... offers) {
        return plan.limits().stream()
                .filter(limit -> offers.length == 0 || Stream.of(offers).anyMatch(limit::covers))
                .map(limit -> current(limit.period()).name())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The names of the periods in which a call is booked: those in which it counts, and the day for the history. */
    public Set<String> booked(String offer) {
        Set<String> periods = periods(offer);
        periods.add(current(Period.DAY).name());
        return periods;
    }

    /** Every limit and what is used of it. */
    public List<Allowance> allowances(List<UsageRow> used) {
        return plan.limits().stream().map(limit -> allowance(limit, used)).toList();
    }

    /** Why one more request of so many tokens would be more than the plan allows; empty when it is not. */
    public Optional<JackfieldException> refusal(String offer, long tokens, List<UsageRow> used) {
        return plan.limits().stream()
                .filter(limit -> limit.covers(offer))
                .map(limit -> allowance(limit, used))
                .filter(allowance -> !hasRoom(allowance, tokens))
                .max(Comparator.comparing(allowance -> renewal(allowance, tokens)))
                .map(allowance -> refusal(allowance, tokens));
    }

    private CurrentPeriod current(Period period) {
        return CurrentPeriod.of(period, now, zone);
    }

    private Allowance allowance(Limit limit, List<UsageRow> used) {
        CurrentPeriod period = current(limit.period());
        BigDecimal sum = used.stream()
                .filter(row -> row.period().equals(period.name()) && limit.covers(row.offer()))
                .map(row -> amount(limit.unit(), row))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Allowance(limit, sum, period.end());
    }

    private static BigDecimal amount(Unit unit, UsageRow row) {
        return switch (unit) {
            case REQUESTS -> BigDecimal.valueOf(row.requests());
            case TOKENS -> BigDecimal.valueOf(row.tokens());
            case COST_USD -> row.costUsd();
        };
    }

    private static boolean hasRoom(Allowance allowance, long tokens) {
        return fits(allowance.limit(), allowance.used(), tokens);
    }

    /** Nobody knows before what a call costs, so money is there as long as some is left. */
    private static boolean fits(Limit limit, BigDecimal used, long tokens) {
        return switch (limit.unit()) {
            case REQUESTS -> used.add(BigDecimal.ONE).compareTo(limit.amount()) <= 0;
            case TOKENS -> used.add(BigDecimal.valueOf(tokens)).compareTo(limit.amount()) <= 0;
            case COST_USD -> used.compareTo(limit.amount()) < 0;
        };
    }

    /** When there is room again; never is later than all. */
    private static Instant renewal(Allowance allowance, long tokens) {
        boolean fitsWhenUnused = fits(allowance.limit(), BigDecimal.ZERO, tokens);
        return allowance.renewsAt().filter(renews -> fitsWhenUnused).orElse(Instant.MAX);
    }

    private JackfieldException refusal(Allowance allowance, long tokens) {
        Limit limit = allowance.limit();
        String most = limit.amount().toPlainString();
        String what = "plan " + plan.id() + " of bot " + bot + " allows "
                + switch (limit.unit()) {
                    case REQUESTS -> most + " requests ";
                    case TOKENS -> most + " tokens ";
                    case COST_USD -> most + " US dollars ";
                }
                + switch (limit.period()) {
                    case DAY -> "a day";
                    case MONTH -> "a month";
                    case EVER -> "in all";
                }
                + (limit.offers().isEmpty() ? "" : " for " + String.join(", ", new TreeSet<>(limit.offers())))
                + ", of which " + allowance.used().toPlainString() + " are used";
        String wanted = limit.unit() == Unit.TOKENS ? what + " and this may take " + tokens : what;
        Instant renewal = renewal(allowance, tokens);
        return renewal.equals(Instant.MAX)
                ? new JackfieldException(StandardError.QUOTA_EXCEEDED, wanted)
                : new JackfieldException(StandardError.QUOTA_EXCEEDED, wanted + "; it renews at " + renewal)
                        .withRetryAfter(Duration.between(now, renewal));
    }
}
