package io.jackfield.host.billing;

import io.jackfield.api.desk.BillingDesk.Plan;
import io.jackfield.host.store.SubscriptionRow;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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
     * @param until when it ends; absent when it does not
     */
    public record Held(Plan plan, Optional<Instant> until) {}

    /** Whether everybody of a bot with these plans has the same one. */
    static boolean areOneForAll(List<Plan> plans) {
        return plans.size() < 2;
    }

    /** The plan of those who have no subscription. */
    static Plan ofEverybody(List<Plan> plans) {
        return plans.isEmpty() ? OPEN : plans.getFirst();
    }

    /**
     * The plan of a user at this moment. That of a subscription which has ended, or which the bot no longer has, is the first
     * one.
     *
     * @param plans those of the bot
     */
    public Held held(String bot, List<Plan> plans, Optional<SubscriptionRow> subscription, Instant now) {
        Optional<SubscriptionRow> running = subscription.filter(row -> row.runsAt(now));
        if (running.isEmpty() || plans.isEmpty()) {
            return new Held(ofEverybody(plans), Optional.empty());
        }
        String wanted = running.get().plan();
        Optional<Plan> found =
                plans.stream().filter(plan -> plan.id().equals(wanted)).findFirst();
        if (found.isEmpty()) {
            tellGone(bot, wanted);
        }
        return found.map(plan -> new Held(plan, running.get().until()))
                .orElseGet(() -> new Held(ofEverybody(plans), Optional.empty()));
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
