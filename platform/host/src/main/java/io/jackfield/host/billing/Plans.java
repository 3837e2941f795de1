package io.jackfield.host.billing;

import io.jackfield.api.desk.BillingDesk.Access;
import io.jackfield.api.desk.BillingDesk.Access.Reason;
import io.jackfield.api.desk.BillingDesk.Allowance;
import io.jackfield.api.desk.BillingDesk.Plan;
import io.jackfield.api.desk.BillingDesk.Standing;
import io.jackfield.api.desk.BillingDesk.Standing.State;
import io.jackfield.api.desk.BillingDesk.Upcoming;
import io.jackfield.host.config.BotConfig;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which of a bot's plans counts for whom. */
public final class Plans {
    /** What everybody has where a bot has no plans. */
    private static final Plan OPEN = new Plan("open", "", true, List.of());

    private static final Logger LOG = LoggerFactory.getLogger(Plans.class);

    private final Set<String> toldGone = ConcurrentHashMap.newKeySet();

    /**
     * A plan in force.
     *
     * @param state by what it is theirs
     * @param until when it ends, or has ended where it is theirs for its grace; absent when it does not
     * @param graceUntil to when they keep it after its end
     * @param after what comes afterwards
     * @param run what they have it from; absent for everybody's
     */
    public record Held(
            Plan plan,
            State state,
            Optional<Instant> until,
            Optional<Instant> graceUntil,
            List<Upcoming> after,
            Optional<Run> run) {
        /** Whether it opens a feature. */
        public Access access(List<Plan> plans, String feature) {
            if (plans.isEmpty() || plans.getFirst().features().contains(feature)) {
                return new Access(true, Reason.FREE, Optional.empty());
            }
            return plan.features().contains(feature)
                    ? new Access(true, reason(), state == State.GRACE ? graceUntil : until)
                    : new Access(false, Reason.NEEDS_PLAN, opening(feature));
        }

        private Reason reason() {
            return switch (state) {
                case TRIAL -> Reason.TRIAL;
                case GRACE -> Reason.GRACE;
                default -> Reason.PLAN;
            };
        }

        private Optional<Instant> opening(String feature) {
            return after.stream()
                    .filter(upcoming -> upcoming.plan().features().contains(feature))
                    .map(Upcoming::from)
                    .findFirst();
        }

        /** With what is left of the plan. */
        public Standing standing(List<Allowance> allowances) {
            return new Standing(plan, state, until, graceUntil, allowances, after);
        }
    }

    /** Whether everybody of a bot with these plans has the same one. */
    static boolean areOneForAll(List<Plan> plans) {
        return plans.size() < 2;
    }

    /** The plan of those who have no subscription. */
    static Plan ofEverybody(List<Plan> plans) {
        return plans.isEmpty() ? OPEN : plans.getFirst();
    }

    /**
     * The plan of a user at this moment. Of one that has ended, or that the bot no longer has, it is the first one.
     *
     * @param bot its plans are those of its file as it is now
     */
    public Held held(BotConfig bot, Timeline timeline, Instant now) {
        Optional<Run> running = timeline.runningAt(now);
        Optional<Run> theirs = running.or(() -> timeline.inGraceAt(now, graceOf(bot)));
        if (theirs.isEmpty() || bot.plans().isEmpty()) {
            return free(bot.plans());
        }
        Run run = theirs.get();
        Optional<Plan> plan = find(bot, run.plan());
        if (plan.isEmpty()) {
            tellGone(bot.id(), run.plan());
            return free(bot.plans());
        }
        List<Upcoming> after = upcoming(bot, timeline, now);
        State state = running.isEmpty() ? State.GRACE : run.isTrial() ? State.TRIAL : State.ACTIVE;
        Optional<Instant> graceUntil = run.until()
                .filter(end -> run.endsBought() && after.isEmpty())
                .map(end -> end.plus(graceOf(bot).apply(run.plan())))
                .filter(end -> !run.until().equals(Optional.of(end)));
        return new Held(plan.get(), state, run.until(), graceUntil, after, theirs);
    }

    /** How long who bought a plan keeps it after its end. */
    public static Function<String, Duration> graceOf(BotConfig bot) {
        return plan -> bot.terms(plan).grace();
    }

    private static List<Upcoming> upcoming(BotConfig bot, Timeline timeline, Instant now) {
        return timeline.after(now).stream()
                .flatMap(
                        run -> find(bot, run.plan()).map(plan -> new Upcoming(plan, run.begun(), run.until())).stream())
                .toList();
    }

    private static Optional<Plan> find(BotConfig bot, String id) {
        return bot.plans().stream().filter(plan -> plan.id().equals(id)).findFirst();
    }

    private static Held free(List<Plan> plans) {
        return new Held(
                ofEverybody(plans), State.FREE, Optional.empty(), Optional.empty(), List.of(), Optional.empty());
    }

    private void tellGone(String bot, String plan) {
        if (toldGone.add(bot + "/" + plan)) {
            LOG.warn(
                    "billing: bot={} has subscribers of plan '{}', which config/bots/{}.yaml no longer has;"
                            + " they have its first plan now",
                    bot,
                    plan,
                    bot);
        }
    }
}
