package io.jackfield.host.config;

import io.jackfield.host.config.read.ConfigSection;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Period;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a plan begins and ends: what stands beside {@link io.jackfield.api.desk.BillingDesk.Plan} in a bot's file.
 *
 * @param trial for how long it can be tried for nothing, once; absent when it cannot
 * @param grace for how long those who bought it keep it after its end; zero for not at all
 * @param remind how long before its end users are told of it
 */
public record PlanTerms(Optional<Period> trial, Duration grace, List<Duration> remind) {
    /** Of a plan whose file says nothing of it. */
    public static final PlanTerms NONE = new PlanTerms(Optional.empty(), Duration.ZERO, List.of());

    private static final Period LONGEST_TRIAL = Period.ofYears(1);
    private static final Duration SHORTEST = Duration.ofHours(1);
    /** What has ended longer ago is not looked at any more. */
    private static final Duration LONGEST = Duration.ofDays(90);

    private static final List<String> KEYS = List.of("trial", "grace", "remind");

    public PlanTerms {
        remind = List.copyOf(remind);
    }

    /** By the id of the plan. */
    static Map<String, PlanTerms> allFrom(List<ConfigSection> plans) {
        Map<String, PlanTerms> terms = new LinkedHashMap<>();
        for (ConfigSection plan : plans) {
            PlanTerms ofPlan = from(plan, plan == plans.getFirst());
            plan.text("id").ifPresent(id -> terms.put(id, ofPlan));
        }
        return Map.copyOf(terms);
    }

    /** @param everybodys whether it is the bot's first plan, which never ends */
    static PlanTerms from(ConfigSection plan, boolean everybodys) {
        PlanTerms terms = new PlanTerms(
                plan.parsed("trial", PlanTerms::trial),
                plan.parsed("grace", PlanTerms::duration).orElse(Duration.ZERO),
                remind(plan));
        if (everybodys) {
            KEYS.stream()
                    .filter(plan.keys()::contains)
                    .forEach(key ->
                            plan.refuse(key, "it with another plan; the first one is everybody's and never ends"));
        }
        return terms;
    }

    private static List<Duration> remind(ConfigSection plan) {
        try {
            return plan.texts("remind").stream().map(PlanTerms::duration).toList();
        } catch (IllegalArgumentException e) {
            plan.refuse("remind", "a list such as [P3D, P1D], each of it " + e.getMessage());
            return List.of();
        }
    }

    private static Period trial(String text) {
        String allowed = "a time such as P3D or P1M, of a day to a year";
        try {
            Period period = Period.parse(text);
            if (period.isZero()
                    || period.isNegative()
                    || period.toTotalMonths() * 31 + period.getDays() > LONGEST_TRIAL.toTotalMonths() * 31) {
                throw new IllegalArgumentException(allowed);
            }
            return period;
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(allowed, e);
        }
    }

    private static Duration duration(String text) {
        String allowed = "a time such as P3D or PT12H, of an hour to 90 days";
        try {
            Duration duration = Duration.parse(text);
            if (duration.compareTo(SHORTEST) < 0 || duration.compareTo(LONGEST) > 0) {
                throw new IllegalArgumentException(allowed);
            }
            return duration;
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(allowed, e);
        }
    }
}
