package io.jackfield.host.report;

import io.jackfield.host.config.ReportSchedule;
import io.jackfield.host.loop.Blocking;
import io.jackfield.host.store.ReportKey;
import io.jackfield.host.store.ReportRun;
import io.jackfield.host.store.ReportRunTable;
import io.jackfield.host.store.ReportRunTable.Schedule;
import io.jackfield.host.telegram.ServedBot;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Begins the runs of the schedules in the bots' files: as soon as the clock of any reader on earth can have reached
 * one. What was missed is made up once, for its latest period. Blocking; one thread at a time.
 */
final class ScheduledReports {
    private static final Logger LOG = LoggerFactory.getLogger(ScheduledReports.class);
    /** Nobody's clock is ahead of this one. */
    private static final ZoneOffset FIRST_CLOCK = ZoneOffset.ofHours(14);
    /** Readers are asked for when the first clock is there, and once more when the bot's is: some come in between. */
    private static final int PASSES = 2;
    /** No period is longer, so that whatever was due before has one behind it. */
    private static final Duration LONGEST = Duration.ofDays(62);

    private final Blocking blocking;
    private final ReportRunTable table;
    private final Clock clock;
    private final Map<Schedule, LocalDateTime> nextDue = new HashMap<>();
    private final Map<Integer, List<ReportSchedule>> known = new HashMap<>();

    ScheduledReports(Blocking blocking, ReportRunTable table, Clock clock) {
        this.blocking = blocking;
        this.table = table;
        this.clock = clock;
    }

    void begin(List<ServedBot> bots) {
        bots.forEach(this::begin);
    }

    private void begin(ServedBot bot) {
        List<ReportSchedule> schedules = bot.config().reports();
        if (!schedules.equals(known.get(bot.number()))) {
            forgetOthers(bot, schedules);
        }
        schedules.forEach(schedule -> begin(bot, schedule));
    }

    private void forgetOthers(ServedBot bot, List<ReportSchedule> schedules) {
        List<Schedule> kept =
                schedules.stream().map(schedule -> keyOf(bot, schedule)).toList();
        blocking.get("report", () -> table.keepOnly(bot.number(), kept));
        nextDue.keySet().removeIf(one -> one.bot() == bot.number() && !kept.contains(one));
        known.put(bot.number(), schedules);
    }

    private void begin(ServedBot bot, ReportSchedule schedule) {
        Instant now = clock.instant();
        Schedule key = keyOf(bot, schedule);
        LocalDateTime next = nextDue.get(key);
        if (next == null) {
            LocalDateTime onBotsClock =
                    LocalDateTime.ofInstant(now, bot.config().timezone());
            next = schedule.next(blocking.get("report", () -> table.lastDue(key, onBotsClock)));
        }
        LocalDateTime first = LocalDateTime.ofInstant(now, FIRST_CLOCK);
        if (!next.isAfter(first)) {
            LocalDateTime due = latest(schedule, next, first);
            start(key, schedule, due, now);
            next = schedule.next(due);
        }
        nextDue.put(key, next);
    }

    /** The last of those that are due. */
    private static LocalDateTime latest(ReportSchedule schedule, LocalDateTime earliest, LocalDateTime now) {
        LocalDateTime longAgo = now.minus(LONGEST);
        LocalDateTime due = earliest.isAfter(longAgo) ? earliest : schedule.next(longAgo);
        if (due.isAfter(now)) {
            return earliest;
        }
        for (LocalDateTime next = schedule.next(due); !next.isAfter(now); next = schedule.next(due)) {
            due = next;
        }
        return due;
    }

    private void start(Schedule key, ReportSchedule schedule, LocalDateTime due, Instant now) {
        ReportKey report = new ReportKey(
                key.bot(),
                schedule.report(),
                schedule.periodOn(due.toLocalDate()).key());
        ReportRun run =
                new ReportRun(report, Optional.of(due), now, "", 0, PASSES, Optional.empty(), Optional.empty(), "");
        if (blocking.get("report", () -> table.begin(key, run))) {
            LOG.info("reports: {} is due at {} on the clocks of its readers", report, due);
        }
    }

    private static Schedule keyOf(ServedBot bot, ReportSchedule schedule) {
        return new Schedule(
                bot.number(),
                schedule.report(),
                schedule.cron(),
                schedule.period().name());
    }
}
