package io.jackfield.host.schedule;

import io.jackfield.api.desk.ScheduleDesk;
import io.jackfield.api.desk.ScheduleDesk.Job;
import io.jackfield.api.desk.ScheduleDesk.JobHandler;
import io.jackfield.host.calls.CallResult;
import io.jackfield.host.calls.PluginCalls;
import io.jackfield.host.loop.Blocking;
import io.jackfield.host.loop.CoreLoop;
import io.jackfield.host.plugins.LoadedPlugin;
import io.jackfield.host.plugins.RegistrationScope;
import io.jackfield.host.store.Jobs;
import io.jackfield.host.store.Jobs.Failure;
import io.jackfield.host.store.Jobs.Plan;
import io.jackfield.host.store.PlannedJob.JobName;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks for work that is due and has it done. Core loop only, but for the desks it hands out. */
public final class Scheduler {
    private static final Logger LOG = LoggerFactory.getLogger(Scheduler.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    /** For how long a job is taken, and how often that is renewed while it runs. */
    private static final Duration TAKEN_FOR = Duration.ofMinutes(2);

    private static final Duration RENEW_EVERY = Duration.ofMinutes(1);
    private static final Duration FIRST_RETRY = Duration.ofMinutes(1);
    private static final Duration LONGEST_RETRY = Duration.ofHours(1);
    private static final Duration STORE_RETRY = Duration.ofSeconds(1);
    private static final int AT_ONCE = 20;

    private final CoreLoop loop;
    private final Blocking blocking;
    private final Jobs jobs;
    private final PluginCalls calls;
    private final Function<String, Duration> limits;
    private final Clock clock;
    /** The newest last: while a version comes up beside another one both are here, and either may go. */
    private final Map<HandlerKey, List<Registered>> handlers = new ConcurrentHashMap<>();

    private Function<String, Optional<LoadedPlugin>> plugins = id -> Optional.empty();
    /** Runs that are under way, or whose end is not stored yet. */
    private final Set<Plan> underWay = new HashSet<>();

    /** Why the last try of a job failed, as long as it has not succeeded since. */
    private BooleanSupplier mayWork = () -> true;

    private boolean stopped;
    private boolean reachable = true;
    /**
     * Whether jobs may be taken that nobody works on: by an earlier life, or when the answer to taking them was lost.
     */
    private boolean uncertain = true;

    /** @param limits how long a run of a plugin's job may take */
    public Scheduler(
            CoreLoop loop,
            Blocking blocking,
            Jobs jobs,
            PluginCalls calls,
            Function<String, Duration> limits,
            Clock clock) {
        this.loop = loop;
        this.blocking = blocking;
        this.jobs = jobs;
        this.calls = calls;
        this.limits = limits;
        this.clock = clock;
    }

    private record HandlerKey(String plugin, String job) {}

    /** A handler and the version of the plugin that it belongs to. */
    private record Registered(RegistrationScope version, JobHandler handler) {}

    /** @param mayWork whether the database is this host's and takes what it is given; until then nothing is begun */
    public void start(Function<String, Optional<LoadedPlugin>> live, BooleanSupplier mayWork) {
        plugins = live;
        this.mayWork = mayWork;
        look();
        renewLater();
    }

    public void stop() {
        stopped = true;
    }

    /** The desk of one plugin; what it registers goes with the plugin. */
    public ScheduleDesk deskOf(String plugin, RegistrationScope scope) {
        return new HostScheduleDesk(plugin, blocking, jobs, clock, (job, handler) -> {
            HandlerKey key = new HandlerKey(plugin, job);
            Registered added = new Registered(scope.whole(), handler);
            handlers.merge(key, List.of(added), Scheduler::joined);
            scope.onClose(() -> handlers.computeIfPresent(key, (same, all) -> without(all, added)));
        });
    }

    private static List<Registered> joined(List<Registered> before, List<Registered> added) {
        return Stream.concat(before.stream(), added.stream()).toList();
    }

    /** Null when none is left. */
    private static List<Registered> without(List<Registered> all, Registered gone) {
        List<Registered> left = all.stream().filter(one -> one != gone).toList();
        return left.isEmpty() ? null : left;
    }

    private void look() {
        if (stopped) {
            return;
        }
        if (!mayWork.getAsBoolean()) {
            loop.later(LOOK_EVERY, this::look);
            return;
        }
        lookNow().onComplete(done -> loop.later(LOOK_EVERY, this::look));
    }

    /** Starts what is due; completes when it has been started, and never fails. */
    public Future<Void> lookNow() {
        List<String> present =
                handlers.keySet().stream().map(HandlerKey::plugin).distinct().toList();
        if (present.isEmpty()) {
            return Future.succeededFuture();
        }
        OffsetDateTime now = now();
        return givenBack()
                .compose(done -> jobs.take(present, underWay, now, now.plus(TAKEN_FOR), AT_ONCE))
                .onSuccess(due -> {
                    reachable = true;
                    due.forEach(this::run);
                })
                .onFailure(error -> {
                    uncertain = true;
                    if (reachable) {
                        LOG.warn("schedule: cannot look for work, {}; trying again", error.getMessage());
                    }
                    reachable = false;
                })
                .<Void>mapEmpty()
                .otherwiseEmpty();
    }

    /** Whether its plugin is live and knows it. */
    public boolean knows(JobName job) {
        return plugins.apply(job.plugin())
                .flatMap(live -> handlerOf(live, job.name()))
                .isPresent();
    }

    private void renewLater() {
        loop.later(RENEW_EVERY, () -> {
            if (!stopped) {
                renewNow().onComplete(done -> renewLater());
            }
        });
    }

    /**
     * Keeps what runs taken; completes when that is stored, and never fails: what is under way is not taken again
     * anyway.
     */
    Future<Void> renewNow() {
        if (underWay.isEmpty() || !mayWork.getAsBoolean()) {
            return Future.succeededFuture();
        }
        return jobs.renew(List.copyOf(underWay), now().plus(TAKEN_FOR))
                .onFailure(error -> LOG.warn(
                        "schedule: {} jobs that run cannot be kept taken, {}; trying again",
                        underWay.size(),
                        error.getMessage()))
                .otherwiseEmpty();
    }

    /** One host works on a database, so that whatever is taken and not under way here has been left behind. */
    private Future<Void> givenBack() {
        return uncertain
                ? jobs.giveBackAllBut(underWay).onSuccess(done -> uncertain = false)
                : Future.succeededFuture();
    }

    private void run(Plan plan) {
        Optional<LoadedPlugin> plugin = plugins.apply(plan.plugin());
        Optional<JobHandler> handler = plugin.flatMap(live -> handlerOf(live, plan.name()));
        underWay.add(plan);
        if (handler.isEmpty()) {
            OffsetDateTime later = now().plus(FIRST_RETRY);
            store(plan, () -> jobs.postpone(plan, later, 0));
            return;
        }
        Job job = new Job(plan.name(), plan.key(), plan.data(), plan.due().toInstant());
        calls.<Void>start(
                plugin.get(),
                limits.apply(plan.plugin()),
                () -> {
                    handler.get().run(job);
                    return null;
                },
                result -> loop.run(() -> ran(plan, result)));
    }

    /** That of the live version: one that is coming up has registered its own already, and may never be live. */
    private Optional<JobHandler> handlerOf(LoadedPlugin live, String job) {
        return handlers.getOrDefault(new HandlerKey(live.id(), job), List.of()).stream()
                .filter(registered -> registered.version() == live.scope())
                .map(Registered::handler)
                .reduce((earlier, later) -> later);
    }

    private void ran(Plan plan, CallResult<Void> result) {
        if (result instanceof CallResult.Failed<Void> failed) {
            Duration pause = FIRST_RETRY.multipliedBy(1L << Math.min(plan.tries() - 1, 6));
            boolean again = failed.error().error().retryable();
            Failure failure = new Failure(String.valueOf(failed.error().getMessage()), clock.instant());
            LOG.error(
                    "schedule: plugin={} job={} key={} error={} {}{}",
                    plan.plugin(),
                    plan.name(),
                    plan.key(),
                    failed.error().error().code(),
                    failed.error().getMessage(),
                    again ? "; it is tried again" : "");
            if (again) {
                OffsetDateTime next = now().plus(pause.compareTo(LONGEST_RETRY) > 0 ? LONGEST_RETRY : pause);
                store(plan, () -> jobs.failed(plan, next, plan.tries(), failure));
                return;
            }
            goOn(plan, next -> jobs.failed(plan, next, 0, failure));
            return;
        }
        goOn(plan, next -> jobs.succeeded(plan, next));
    }

    /** To the next run of a schedule; what runs once has had its run. */
    private void goOn(Plan plan, Function<OffsetDateTime, Future<Void>> toNext) {
        if (plan.cron() == null) {
            store(plan, () -> jobs.done(plan));
        } else {
            OffsetDateTime next = CronTimes.next(plan.cron(), plan.zone(), now());
            store(plan, () -> toNext.apply(next));
        }
    }

    /** Until it is stored: a run whose end is forgotten would be run again. */
    private void store(Plan plan, Supplier<Future<Void>> end) {
        end.get().onSuccess(done -> underWay.remove(plan)).onFailure(error -> {
            LOG.warn(
                    "schedule: plugin={} job={} key={} the end of its run cannot be stored, {}; trying again",
                    plan.plugin(),
                    plan.name(),
                    plan.key(),
                    error.getMessage());
            loop.later(STORE_RETRY, () -> store(plan, end));
        });
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
