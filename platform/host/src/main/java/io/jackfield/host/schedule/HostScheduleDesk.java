package io.jackfield.host.schedule;

import io.jackfield.api.desk.ScheduleDesk;
import io.jackfield.host.loop.Blocking;
import io.jackfield.host.store.Jobs;
import io.jackfield.host.store.Jobs.Plan;
import io.jackfield.host.store.StoredText;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.BiConsumer;

/** One plugin's plans. Blocking; on the plugin's threads. */
final class HostScheduleDesk implements ScheduleDesk {
    private static final int LONGEST_NAME = 400;

    private final String plugin;
    private final Blocking blocking;
    private final Jobs jobs;
    private final Clock clock;
    private final BiConsumer<String, JobHandler> register;

    HostScheduleDesk(
            String plugin, Blocking blocking, Jobs jobs, Clock clock, BiConsumer<String, JobHandler> register) {
        this.plugin = plugin;
        this.blocking = blocking;
        this.jobs = jobs;
        this.clock = clock;
        this.register = register;
    }

    @Override
    public void on(String job, JobHandler handler) {
        register.accept(job, handler);
    }

    @Override
    public void at(Instant when, String job, String key, String data) {
        put(new Plan(plugin, job, key, StoredText.clean(data), when.atOffset(ZoneOffset.UTC), null, null, 0));
    }

    @Override
    public void cron(String cron, ZoneId zone, String job, String key, String data) {
        OffsetDateTime first =
                CronTimes.next(cron, zone.getId(), clock.instant().atOffset(ZoneOffset.UTC));
        put(new Plan(plugin, job, key, StoredText.clean(data), first, cron, zone.getId(), 0));
    }

    private static void requireName(String what, String name) {
        if (name.length() > LONGEST_NAME || !StoredText.isClean(name)) {
            throw new IllegalArgumentException("a planned run's " + what + " has " + name.length()
                    + " characters; use at most " + LONGEST_NAME + ", without NUL and halves of characters");
        }
    }

    @Override
    public void cancel(String job, String key) {
        blocking.get("schedule", () -> jobs.remove(plugin, job, key));
    }

    private void put(Plan plan) {
        requireName("job", plan.name());
        requireName("key", plan.key());
        blocking.get("schedule", () -> jobs.put(plan));
    }
}
