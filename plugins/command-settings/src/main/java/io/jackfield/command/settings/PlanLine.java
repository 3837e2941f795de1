package io.jackfield.command.settings;

import io.jackfield.api.command.CommandSpec.Purpose;
import io.jackfield.api.desk.BillingDesk;
import io.jackfield.api.desk.BillingDesk.Standing;
import io.jackfield.api.desk.BillingDesk.Standing.State;
import io.jackfield.api.desk.CommandDesk;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Optional;

/** Which plan a user has, and the way to another. */
record PlanLine(BillingDesk billing, CommandDesk commands) {
    /** Empty where the bot has no plans. */
    Optional<String> of(Screen screen) {
        String bot = screen.request().bot().id();
        if (billing.plans(bot).isEmpty()) {
            return Optional.empty();
        }
        String plan =
                words(screen, billing.standing(bot, screen.request().sender().id()));
        return Optional.of(commands.find(bot, Purpose.BUY)
                .map(command -> plan + " — /" + command)
                .orElse(plan));
    }

    private static String words(Screen screen, Standing standing) {
        String label = standing.plan().label(screen.language());
        Optional<Instant> end = standing.state() == State.GRACE ? standing.graceUntil() : standing.until();
        String key = switch (standing.state()) {
            case TRIAL -> "plan.trial";
            case GRACE -> "plan.grace";
            case FREE, ACTIVE -> "plan.until";
        };
        return end.map(until -> screen.text(key, label, lastDay(screen, until)))
                .orElseGet(() -> screen.text("plan.now", label));
    }

    /** What ends at midnight is theirs up to the day before. */
    private static String lastDay(Screen screen, Instant end) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(Locale.of(screen.language()))
                .format(end.minusSeconds(1).atZone(screen.request().timeZone()));
    }
}
