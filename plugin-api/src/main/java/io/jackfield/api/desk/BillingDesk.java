package io.jackfield.api.desk;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What users may do: plans, and what is left of them. Spending is the {@link ModelDesk}'s affair. */
public interface BillingDesk {
    /**
     * The {@code plans} of a bot, in the order of its file; the first is everybody's. Empty when it has none: then
     * everything is open to everybody without limit.
     */
    List<Plan> plans(String bot);

    /** Where a user stands at this moment. */
    Standing standing(String bot, long user);

    /**
     * What somebody was given and what counted of what they have asked, by the days of the user's calendar, the newest
     * first. Days on which there was neither are left out, and so is what no limit of a plan counts. It reaches back 90
     * days.
     *
     * @param days at most so many of them, 1 to 90
     */
    default List<Day> history(String bot, long user, int days) {
        return List.of();
    }

    /**
     * What somebody has beside their plan: a credit is an answer once a limit of the plan is used up. The plan's limits
     * are used first.
     *
     * @param entries how many of the newest at most, 0 to 100
     */
    default Credits credits(String bot, long user, int entries) {
        return Credits.NONE;
    }

    /**
     * Credits and where they came from.
     *
     * @param balance how many there are, less those that answers under way hold; zero or more
     * @param entries the newest first
     */
    record Credits(long balance, List<CreditEntry> entries) {
        /** Of those who never had any. */
        public static final Credits NONE = new Credits(0, List.of());

        public Credits {
            entries = List.copyOf(entries);
        }

        /** Whether there is nothing to tell of them. */
        public boolean isNothing() {
            return balance == 0 && entries.isEmpty();
        }
    }

    /**
     * Credits that came or went.
     *
     * @param amount above zero for what came, below for what went
     * @param balance what there was afterwards
     */
    record CreditEntry(Instant at, What what, long amount, long balance) {
        public CreditEntry {
            requireNonNull(at, "at");
            requireNonNull(what, "what");
        }

        /** How they came or went. */
        public enum What {
            /** Paid for. */
            BOUGHT,
            /** By the operator. */
            GIVEN,
            /** For an answer. */
            SPENT,
            /** By the operator. */
            TAKEN,
            /** With the money that went back. */
            REFUNDED
        }
    }

    /**
     * A day in somebody's history.
     *
     * @param changes of their plan, in the order of time
     * @param requests that counted for a limit
     */
    record Day(LocalDate date, List<Change> changes, long requests) {
        public Day {
            requireNonNull(date, "date");
            changes = List.copyOf(changes);
        }
    }

    /**
     * Something that was given or taken.
     *
     * @param plan its id; the bot may no longer have it
     * @param until when it was to end; absent for never, and where it was taken back
     */
    record Change(What what, String plan, Optional<Instant> until) {
        public Change {
            requireNonNull(what, "what");
            requireNonNull(plan, "plan");
            requireNonNull(until, "until");
        }

        /** How it came or went. */
        public enum What {
            /** Paid for. */
            BOUGHT,
            /** By the operator, or for a promotional code. */
            GIVEN,
            /** For nothing, to try it. */
            TRIED,
            /** By the operator, or with the money that went back. */
            TAKEN_BACK
        }
    }

    /**
     * Whether a user may do something that plans open: the one question for commands, dialogues and reports alike.
     *
     * @param feature a name of {@link Plan#features()} of any plan of the bot
     */
    Access access(String bot, long user, String feature);

    /**
     * Whether a user may do something.
     *
     * @param until when this answer may change; absent when it does not by itself
     */
    record Access(boolean allowed, Reason reason, Optional<Instant> until) {
        public Access {
            requireNonNull(reason, "reason");
            requireNonNull(until, "until");
        }

        /** Why, or why not. */
        public enum Reason {
            /** Everybody may. */
            FREE,
            /** Their plan opens it. */
            PLAN,
            /** They try a plan that opens it. */
            TRIAL,
            /** A plan that opened it has ended, and its grace has not. */
            GRACE,
            /** Another plan would open it. */
            NEEDS_PLAN
        }
    }

    /**
     * What a group of users may do.
     *
     * @param label what users of the bot's language read; {@link #label(String)} has it for the others
     * @param premium whether it opens the offers that are marked premium
     * @param limits all of them hold together; empty for no limit
     * @param features what it opens beside models; names that plugins know
     * @param labels what users of other languages read, by language; those that are not there read {@code label}
     */
    record Plan(
            String id,
            String label,
            boolean premium,
            List<Limit> limits,
            Set<String> features,
            Map<String, String> labels) {
        public Plan {
            requireNonNull(id, "id");
            requireNonNull(label, "label");
            limits = List.copyOf(limits);
            features = Set.copyOf(features);
            labels = Map.copyOf(labels);
        }

        /** A plan with one label for all. */
        public Plan(String id, String label, boolean premium, List<Limit> limits, Set<String> features) {
            this(id, label, premium, limits, features, Map.of());
        }

        /** A plan without features. */
        public Plan(String id, String label, boolean premium, List<Limit> limits) {
            this(id, label, premium, limits, Set.of());
        }

        /** What users of a language read. */
        public String label(String language) {
            return labels.getOrDefault(language, label);
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
     * @param state by what they have the plan
     * @param until when it ends, and its grace begins if it has one; absent when it does not
     * @param graceUntil to when they keep the plan after its end, for the payment that is due; absent without grace
     * @param allowances one for each limit of the plan
     * @param after what is theirs afterwards, such as the paid rest of another plan, in the order of time
     */
    record Standing(
            Plan plan,
            State state,
            Optional<Instant> until,
            Optional<Instant> graceUntil,
            List<Allowance> allowances,
            List<Upcoming> after) {
        public Standing {
            requireNonNull(plan, "plan");
            requireNonNull(state, "state");
            requireNonNull(until, "until");
            requireNonNull(graceUntil, "graceUntil");
            allowances = List.copyOf(allowances);
            after = List.copyOf(after);
        }

        /** A plan that is in force until its end, with nothing to come. */
        public Standing(Plan plan, State state, Optional<Instant> until, List<Allowance> allowances) {
            this(plan, state, until, Optional.empty(), allowances, List.of());
        }

        /** By what somebody has their plan. */
        public enum State {
            /** It is everybody's. */
            FREE,
            /** They try it for nothing. */
            TRIAL,
            /** They bought it, or somebody gave it to them. */
            ACTIVE,
            /** It has ended, and is theirs for a few more days. */
            GRACE
        }

        /** Of the limits that count for this offer, the one of which least is left; absent when there is none. */
        public Optional<Allowance> tightest(String offer) {
            return allowances.stream()
                    .filter(allowance -> allowance.limit().covers(offer))
                    .min(Comparator.comparing(Allowance::leftShare));
        }
    }

    /**
     * A plan that will be somebody's.
     *
     * @param until absent when it does not end
     */
    record Upcoming(Plan plan, Instant from, Optional<Instant> until) {
        public Upcoming {
            requireNonNull(plan, "plan");
            requireNonNull(from, "from");
            requireNonNull(until, "until");
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
