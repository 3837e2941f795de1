package io.jackfield.api.desk;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What users may do: plans, and what is left of them. Spending is the {@link ModelDesk}'s affair. */
public interface BillingDesk {
    /**
     * The {@code plans} of a bot, in the order of its file; the first is everybody's. Empty when it has none: then everything
     * is open to everybody without limit.
     */
    List<Plan> plans(String bot);

    /** Where a user stands at this moment. */
    Standing standing(String bot, long user);

    /**
     * What a group of users may do.
     *
     * @param premium whether it opens the offers that are marked premium
     * @param limits all of them hold together; empty for no limit
     */
    record Plan(String id, String label, boolean premium, List<Limit> limits) {
        public Plan {
            requireNonNull(id, "id");
            requireNonNull(label, "label");
            limits = List.copyOf(limits);
        }
    }

    /**
     * The most of something in a time.
     *
     * @param amount whole requests or tokens, or US dollars
     * @param offers ids of the offers that it counts, all together; empty for every offer
     */
    record Limit(Unit unit, BigDecimal amount, Period period, Set<String> offers) {
        public Limit {
            requireNonNull(unit, "unit");
            requireNonNull(amount, "amount");
            requireNonNull(period, "period");
            offers = Set.copyOf(offers);
        }

        /** Whether asking this offer counts. */
        public boolean covers(String offer) {
            return offers.isEmpty() || offers.contains(offer);
        }
    }

    /** What is counted. */
    enum Unit {
        REQUESTS,
        TOKENS,
        COST_USD
    }

    /** After what time counting begins anew, in the time zone of the user or, without one, of the bot. */
    enum Period {
        DAY,
        MONTH,
        /** Never. */
        EVER
    }

    /**
     * A user's plan and what is left of it.
     *
     * @param until when the plan ends and the first one is theirs again; absent when it does not
     * @param allowances one for each limit of the plan
     */
    record Standing(Plan plan, Optional<Instant> until, List<Allowance> allowances) {
        public Standing {
            requireNonNull(plan, "plan");
            requireNonNull(until, "until");
            allowances = List.copyOf(allowances);
        }

        /** Of the limits that count for this offer, the one of which least is left; absent when there is none. */
        public Optional<Allowance> tightest(String offer) {
            return allowances.stream()
                    .filter(allowance -> allowance.limit().covers(offer))
                    .min(Comparator.comparing(Allowance::leftShare));
        }
    }

    /**
     * A limit and what is used of it.
     *
     * @param used calls under way included
     * @param renewsAt when counting begins anew; absent when it never does
     */
    record Allowance(Limit limit, BigDecimal used, Optional<Instant> renewsAt) {
        public Allowance {
            requireNonNull(limit, "limit");
            requireNonNull(used, "used");
            requireNonNull(renewsAt, "renewsAt");
        }

        /** Zero when it is used up. */
        public BigDecimal left() {
            return limit.amount().subtract(used).max(BigDecimal.ZERO);
        }

        private double leftShare() {
            return limit.amount().signum() == 0
                    ? 0
                    : left().doubleValue() / limit.amount().doubleValue();
        }
    }
}
