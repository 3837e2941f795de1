package io.jackfield.host.billing;

import io.jackfield.host.config.PlanTerms;
import io.jackfield.host.store.SubscriptionNoticeTable.Ending;
import io.jackfield.host.store.SubscriptionRow.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What there is to tell of a plan that ends with nothing behind it. Pure.
 *
 * @param key under which it is remembered that it was told
 * @param settled what need not be told after it, itself included
 * @param until the moment that it names; absent when it names none
 */
record EndNotice(What what, String key, List<String> settled, Optional<Instant> until) {
    /** An end is told of for so long; after that it is no news. */
    static final Duration NEWS = Duration.ofDays(2);

    /**
     * How long before its end a trial is told of where the plan's terms say nothing, in a trial of four days or more.
     */
    static final Duration TRIAL_AHEAD = Duration.ofDays(1);

    private static final int PART_OF_TRIAL = 4;
    private static final String GRACE_KEY = "grace";
    private static final String ENDED_KEY = "ended";

    /** Each is the key of a text, and says whether what leads to buying keeps the plan or brings it back. */
    enum What {
        ENDS("plan.ends", "plan.keep"),
        TRIAL_ENDS("plan.trial.ends", "plan.keep"),
        GRACE("plan.grace", "plan.keep"),
        ENDED("plan.ended", "plan.again"),
        TRIAL_ENDED("plan.trial.ended", "plan.again");

        private final String text;
        private final String buying;

        What(String text, String buying) {
            this.text = text;
            this.buying = buying;
        }

        String text() {
            return text;
        }

        String buying() {
            return buying;
        }
    }

    /** What there is to tell now and is not told yet. */
    static Optional<EndNotice> due(Ending ending, PlanTerms terms, Instant now) {
        return of(ending, terms, now).filter(notice -> !ending.told().contains(notice.key()));
    }

    private static Optional<EndNotice> of(Ending ending, PlanTerms terms, Instant now) {
        if (now.isBefore(ending.until())) {
            return reminder(ending, terms, now);
        }
        boolean trial = ending.kind() == Kind.TRIAL;
        Duration grace = ending.kind() == Kind.BOUGHT ? terms.grace() : Duration.ZERO;
        Instant end = ending.until().plus(grace);
        if (now.isBefore(end)) {
            return Optional.of(new EndNotice(What.GRACE, GRACE_KEY, List.of(GRACE_KEY), Optional.of(end)));
        }
        return now.isBefore(end.plus(NEWS))
                ? Optional.of(new EndNotice(
                        trial ? What.TRIAL_ENDED : What.ENDED, ENDED_KEY, List.of(ENDED_KEY), Optional.empty()))
                : Optional.empty();
    }

    /** A trial is always told of before its end. */
    private static List<Duration> ahead(Ending ending, PlanTerms terms) {
        List<Duration> ahead = terms.remind().stream()
                .filter(before -> ending.until().minus(before).isAfter(ending.begun()))
                .toList();
        if (!ahead.isEmpty() || ending.kind() != Kind.TRIAL) {
            return ahead;
        }
        Duration part = Duration.between(ending.begun(), ending.until()).dividedBy(PART_OF_TRIAL);
        return List.of(part.compareTo(TRIAL_AHEAD) < 0 ? part : TRIAL_AHEAD);
    }

    /** The nearest to the end of those whose time has come; one that would come with the beginning is none. */
    private static Optional<EndNotice> reminder(Ending ending, PlanTerms terms, Instant now) {
        List<Duration> come = ahead(ending, terms).stream()
                .filter(before -> !ending.until().minus(before).isAfter(now))
                .sorted(Comparator.naturalOrder())
                .toList();
        return come.stream()
                .findFirst()
                .map(before -> new EndNotice(
                        ending.kind() == Kind.TRIAL ? What.TRIAL_ENDS : What.ENDS,
                        before.toString(),
                        come.stream().map(Duration::toString).toList(),
                        Optional.of(ending.until())));
    }
}
