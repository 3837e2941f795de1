package io.jackfield.command.sales;

import io.jackfield.api.BotView;
import io.jackfield.api.PluginConfig;
import io.jackfield.api.PluginContext;
import io.jackfield.api.chat.Recipient;
import io.jackfield.api.desk.ScheduleDesk.Job;
import io.jackfield.lib.sales.Application;
import io.jackfield.lib.sales.ApplicationBoard;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Looks every ten minutes for applications that the managers do not see yet, because something failed or they had no
 * chat, and in working hours for those that nobody does anything about.
 */
final class Reminders {
    private static final String JOB = "applications";
    private static final String ALERT = "managers.";
    private static final String EVERY_TEN_MINUTES = "*/10 * * * *";
    /** A chat takes about twenty messages a minute. */
    private static final int MOST = 15;

    private final PluginContext context;
    private final ApplicationBoard board;
    private final Managers managers;

    Reminders(PluginContext context, ApplicationBoard board, Managers managers) {
        this.context = context;
        this.board = board;
        this.managers = managers;
    }

    /** Plans the job. */
    void begin() {
        context.schedule().on(JOB, this::run);
        context.schedule().cron(EVERY_TEN_MINUTES, ZoneOffset.UTC, JOB, JOB, "");
    }

    private void run(Job job) {
        for (BotView bot : context.bots()) {
            Optional<Recipient> chat = managers.chat(bot.bot().id());
            if (chat.isPresent()) {
                board.notShown(bot.bot().id(), MOST).forEach(managers::show);
                remind(bot, chat.get(), job.due().toString());
            }
            tellOperator(bot, chat.isEmpty());
        }
    }

    private void tellOperator(BotView bot, boolean nobodyIsTold) {
        String id = bot.bot().id();
        if (nobodyIsTold && !board.notShown(id, 1).isEmpty()) {
            context.operator()
                    .alert(
                            ALERT + id,
                            "Nobody is told of the applications of bot " + id
                                    + ": set staff.managers.chat and .people in its file.");
        } else {
            context.operator().over(ALERT + id);
        }
    }

    private void remind(BotView bot, Recipient chat, String run) {
        PluginConfig settings = bot.config().section("reminders");
        int hour = context.clock().instant().atZone(bot.timeZone()).getHour();
        if (hour < settings.number("from", 0, 23, 9) || hour >= settings.number("until", 1, 24, 20)) {
            return;
        }
        remindOf(bot, chat, true, settings.duration("new", Duration.ofHours(2)), run);
        remindOf(bot, chat, false, settings.duration("open", Duration.ofDays(2)), run);
    }

    /** No time means no reminders. */
    private void remindOf(BotView bot, Recipient chat, boolean isNew, Duration time, String run) {
        if (time.isZero()) {
            return;
        }
        for (Application lying : board.lying(bot.bot().id(), isNew, time, MOST)) {
            managers.remind(lying, chat, run);
        }
    }
}
