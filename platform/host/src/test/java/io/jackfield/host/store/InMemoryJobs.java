package io.jackfield.host.store;

import io.vertx.core.Future;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** Plans in memory. Core loop only, but for what a test asks. */
public final class InMemoryJobs implements Jobs {
    private final Map<Name, Plan> plans = new LinkedHashMap<>();
    private final List<String> questions = new CopyOnWriteArrayList<>();
    private volatile RuntimeException lost;
    private volatile boolean losesAnswer;

    private record Name(String plugin, String name, String key) {
        static Name of(Plan plan) {
            return new Name(plan.plugin(), plan.name(), plan.key());
        }
    }

    /** The database is not there, until {@code lose(null)}. */
    public void lose(RuntimeException reason) {
        lost = reason;
    }

    /** The next jobs are taken, but the answer does not come. */
    public void loseNextAnswer() {
        losesAnswer = true;
    }

    /** What was asked, in its order. */
    public List<String> questions() {
        return List.copyOf(questions);
    }

    public synchronized Optional<Plan> find(String key) {
        return plans.values().stream().filter(plan -> plan.key().equals(key)).findFirst();
    }

    /** A plan as an earlier life has left it. */
    public synchronized void has(Plan plan) {
        plans.put(Name.of(plan), plan);
    }

    private synchronized <T> Future<T> ask(String question, Supplier<T> answer) {
        questions.add(question);
        return lost == null ? Future.succeededFuture(answer.get()) : Future.failedFuture(lost);
    }

    private Future<Void> change(String question, Runnable change) {
        return ask(question, () -> {
            change.run();
            return null;
        });
    }

    @Override
    public Future<Void> put(Plan plan) {
        return change("put", () -> plans.merge(Name.of(plan), plan, InMemoryJobs::replaced));
    }

    private static Plan replaced(Plan before, Plan plan) {
        boolean same = before.cron() != null
                && before.cron().equals(plan.cron())
                && before.zone().equals(plan.zone());
        return changed(
                plan,
                same ? before.due() : plan.due(),
                0,
                same ? before.takenUntil() : null,
                same ? before.takenBy() : null);
    }

    private static Plan changed(Plan plan, OffsetDateTime due, int tries, OffsetDateTime takenUntil, UUID takenBy) {
        return new Plan(
                plan.plugin(),
                plan.name(),
                plan.key(),
                plan.data(),
                due,
                plan.cron(),
                plan.zone(),
                tries,
                takenUntil,
                takenBy);
    }

    @Override
    public Future<List<Plan>> take(
            List<String> plugins, Collection<Plan> underWay, OffsetDateTime now, OffsetDateTime until, int limit) {
        List<Name> names = underWay.stream().map(Name::of).toList();
        Future<List<Plan>> taken = ask("take", () -> {
            List<Plan> due = new ArrayList<>();
            plans.replaceAll((name, plan) -> {
                boolean free = !names.contains(name)
                        && (plan.takenUntil() == null || plan.takenUntil().isBefore(now));
                if (!free || plan.due().isAfter(now) || !plugins.contains(plan.plugin()) || due.size() == limit) {
                    return plan;
                }
                due.add(changed(plan, plan.due(), plan.tries() + 1, until, UUID.randomUUID()));
                return due.getLast();
            });
            return due;
        });
        if (losesAnswer && taken.succeeded()) {
            losesAnswer = false;
            return Future.failedFuture("connection reset");
        }
        return taken;
    }

    @Override
    public Future<Void> renew(Collection<Plan> taken, OffsetDateTime until) {
        List<UUID> kept = taken.stream().map(Plan::takenBy).toList();
        return change(
                "renew",
                () -> plans.replaceAll((name, plan) -> kept.contains(plan.takenBy())
                        ? changed(plan, plan.due(), plan.tries(), until, plan.takenBy())
                        : plan));
    }

    @Override
    public Future<Void> postpone(Plan taken, OffsetDateTime due, int tries) {
        return change(
                "postpone",
                () -> plans.computeIfPresent(
                        Name.of(taken),
                        (name, plan) -> isStill(plan, taken) ? changed(plan, due, tries, null, null) : plan));
    }

    @Override
    public Future<Void> succeeded(Plan taken, OffsetDateTime due) {
        return postpone(taken, due, 0);
    }

    @Override
    public Future<Void> failed(Plan taken, OffsetDateTime due, int tries, Failure failure) {
        return postpone(taken, due, tries);
    }

    private static boolean isStill(Plan plan, Plan taken) {
        return taken.takenBy().equals(plan.takenBy());
    }

    @Override
    public Future<Void> giveBackAllBut(Collection<Plan> kept) {
        List<Name> names = kept.stream().map(Name::of).toList();
        return change(
                "give back all but " + names.stream().map(Name::key).toList(),
                () -> plans.replaceAll((name, plan) ->
                        names.contains(name) ? plan : changed(plan, plan.due(), plan.tries(), null, null)));
    }

    @Override
    public Future<Void> done(Plan taken) {
        return change(
                "done",
                () -> plans.computeIfPresent(Name.of(taken), (name, plan) -> isStill(plan, taken) ? null : plan));
    }

    @Override
    public Future<Void> remove(String plugin, String name, String key) {
        return change("remove", () -> plans.remove(new Name(plugin, name, key)));
    }
}
