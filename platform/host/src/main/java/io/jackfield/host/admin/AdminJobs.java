package io.jackfield.host.admin;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.host.schedule.CronTimes;
import io.jackfield.host.schedule.Scheduler;
import io.jackfield.host.staff.Operator;
import io.jackfield.host.staff.OperatorRight;
import io.jackfield.host.store.JobTable;
import io.jackfield.host.store.PlannedJob;
import io.jackfield.host.store.PlannedJob.JobName;
import io.jackfield.host.store.PlannedJob.Wanted;
import io.jackfield.host.telegram.ServedBot;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Planned work of plugins. Whoever runs or skips a job says when it was due as they saw it: a job that has moved on
 * since stays as it is, so that asking twice does it once. Core loop only.
 */
public final class AdminJobs {
    private static final String JOBS = "/jobs";
    private static final int USUAL = 50;
    private static final int MOST = 500;

    private final JobTable jobs;
    private final Scheduler scheduler;
    private final Supplier<List<ServedBot>> bots;
    private final Clock clock;
    private final AskedRuns asked = new AskedRuns();

    /** @param bots those that are served */
    public AdminJobs(JobTable jobs, Scheduler scheduler, Supplier<List<ServedBot>> bots, Clock clock) {
        this.jobs = jobs;
        this.scheduler = scheduler;
        this.bots = bots;
        this.clock = clock;
    }

    public List<AdminCall> calls() {
        return List.of(
                AdminCall.get(
                                "jobs.list",
                                JOBS,
                                OperatorRight.VIEW,
                                "Planned work, what is due next first; keys without ids for those who may see no users")
                        .query("plugin", "of this plugin")
                        .query("job", "of this name")
                        .query("key", "whose key begins so")
                        .query("failing", "true: only what has failed and is tried again")
                        .query("after", "from the answer before, for the next page")
                        .query("most", "of a page, up to " + MOST)
                        .json(this::list),
                change("jobs.run", "run", "Run a job now")
                        .body("due", "when it was due as you saw it; if it is not any more, nothing happens")
                        .json(this::run),
                change("jobs.skip", "skip", "Leave out the next run of a schedule")
                        .body("due", "which run, by when it is due")
                        .json(this::skip),
                change("jobs.delete", "delete", "Take a job away").json(this::delete));
    }

    private static AdminCall change(String name, String verb, String summary) {
        return AdminCall.post(name, JOBS + "/" + verb, OperatorRight.JOBS, summary)
                .body("plugin", "whose job")
                .body("job", "its name")
                .body("key", "its key, which may be empty");
    }

    private Future<JsonObject> list(AdminRequest request) {
        int most = request.number("most", 1, MOST, USUAL);
        Wanted wanted = new Wanted(
                request.query("plugin"),
                request.query("job"),
                request.query("key"),
                request.query("failing").filter("true"::equals).isPresent());
        boolean keys = maySeeKeys(request.operator());
        if (!keys && (wanted.key().isPresent() || request.query("after").isPresent())) {
            throw new JackfieldException(
                    StandardError.NOT_PERMITTED,
                    "keys of jobs often name users, so key and after need the right " + OperatorRight.READ_USERS.word()
                            + " or " + OperatorRight.JOBS.word());
        }
        return jobs.page(wanted, request.query("after").map(JobPlace::read), most + 1)
                .map(found -> {
                    List<PlannedJob> page = found.size() > most ? found.subList(0, most) : found;
                    JsonObject answer = new JsonObject()
                            .put(
                                    "jobs",
                                    new JsonArray(page.stream()
                                            .map(job -> keys ? json(job) : masked(request.operator(), json(job)))
                                            .toList()))
                            .put("more", found.size() > most);
                    return keys && found.size() > most ? answer.put("after", JobPlace.write(page.getLast())) : answer;
                });
    }

    /** Who runs jobs names them by their keys. */
    private static boolean maySeeKeys(Operator operator) {
        return operator.may(OperatorRight.JOBS) || UserIds.mayBeSeenBy(operator);
    }

    private static JsonObject masked(Operator operator, JsonObject job) {
        for (String field : List.of("key", "error")) {
            if (job.getString(field) != null) {
                job.put(field, UserIds.shown(operator, job.getString(field)));
            }
        }
        return job;
    }

    private JsonObject json(PlannedJob job) {
        JsonObject json = new JsonObject()
                .put("plugin", job.job().plugin())
                .put("job", job.job().name())
                .put("key", job.job().key())
                .put("bots", new JsonArray(botsOf(job.job().plugin())))
                .put("due", job.due().toString())
                .put("tries", job.tries())
                .put("state", state(job));
        job.cron().ifPresent(cron -> json.put("cron", cron));
        job.zone().ifPresent(zone -> json.put("zone", zone));
        job.takenUntil().ifPresent(until -> json.put("takenUntil", until.toString()));
        job.failure()
                .ifPresent(failure -> json.put("error", failure.words())
                        .put("errorAt", failure.at().toString()));
        return json;
    }

    private String state(PlannedJob job) {
        if (job.takenUntil().isPresent()) {
            return "running";
        }
        if (!scheduler.knows(job.job())) {
            return "plugin away";
        }
        return job.tries() > 0 ? "tried again" : "planned";
    }

    private List<String> botsOf(String plugin) {
        return bots.get().stream()
                .filter(bot -> bot.config().plugins().containsKey(plugin))
                .map(ServedBot::id)
                .toList();
    }

    private Future<JsonObject> run(AdminRequest request) {
        return found(request).compose(job -> {
            Instant now = clock.instant();
            if (hasMovedOn(request, job)
                    || job.takenUntil().isPresent()
                    || !job.due().isAfter(now)) {
                return outcome(job, false);
            }
            if (!asked.isNew(job.job(), job.due(), now)) {
                return outcome(job, false);
            }
            return jobs.move(job.job(), job.due(), now).compose(moved -> {
                if (moved) {
                    scheduler.lookNow();
                }
                return outcome(job, moved);
            });
        });
    }

    private Future<JsonObject> skip(AdminRequest request) {
        return found(request).compose(job -> {
            String cron = job.cron()
                    .orElseThrow(() -> BodyFields.refused(
                            "job " + words(job.job()) + " runs once, so there is no run after; delete it instead"));
            if (hasMovedOn(request, job)) {
                return outcome(job, false);
            }
            Instant next = CronTimes.next(
                            cron, job.zone().orElse("UTC"), job.due().atOffset(ZoneOffset.UTC))
                    .toInstant();
            return jobs.move(job.job(), job.due(), next).compose(moved -> outcome(job, moved));
        });
    }

    private Future<JsonObject> delete(AdminRequest request) {
        return found(request)
                .compose(job -> jobs.remove(
                                job.job().plugin(), job.job().name(), job.job().key())
                        .map(new JsonObject()
                                .put("deleted", true)
                                .put("scheduled", job.cron().isPresent())));
    }

    private Future<PlannedJob> found(AdminRequest request) {
        JobName job = new JobName(
                BodyFields.required(request.body(), "plugin", "say whose job"),
                BodyFields.required(request.body(), "job", "say which"),
                BodyFields.text(request.body(), "key").orElse(""));
        request.by();
        request.note().subject(words(job));
        return jobs.find(job)
                .map(found -> found.orElseThrow(() -> new JackfieldException(
                        StandardError.NOT_FOUND, "there is no job " + words(job) + "; it has run or was deleted")));
    }

    private static String words(JobName job) {
        return job.plugin() + " " + job.name() + (job.key().isEmpty() ? "" : " " + job.key());
    }

    private static boolean hasMovedOn(AdminRequest request, PlannedJob job) {
        Optional<String> seen = BodyFields.text(request.body(), "due");
        try {
            return seen.map(Instant::parse)
                    .filter(due -> !due.equals(job.due()))
                    .isPresent();
        } catch (DateTimeParseException e) {
            throw BodyFields.refused("due is '" + seen.orElse("") + "'; give it as the list does");
        }
    }

    /** The job as it is now; gone when it has run already. */
    private Future<JsonObject> outcome(PlannedJob before, boolean done) {
        return jobs.find(before.job())
                .map(now -> now.map(this::json).orElseGet(JsonObject::new).put("done", done));
    }
}
