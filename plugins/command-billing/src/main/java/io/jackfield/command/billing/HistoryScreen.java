package io.jackfield.command.billing;

import io.jackfield.api.chat.Button;
import io.jackfield.api.chat.Keyboard;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.command.Request;
import io.jackfield.api.desk.BillingDesk;
import io.jackfield.api.desk.BillingDesk.Change;
import io.jackfield.api.desk.BillingDesk.Day;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a user was given and has used, day by day. */
record HistoryScreen(BillingDesk billing) {
    private static final int DAYS = 14;

    Reply of(Request request) {
        List<Day> days = billing.history(request.bot().id(), request.sender().id(), DAYS);
        String words = days.isEmpty() ? request.text("history.empty") : String.join("\n\n", paragraphs(request, days));
        return Reply.text(words).keyboard(Keyboard.column(List.of(Button.action(request.text("back"), Screens.MENU))));
    }

    private List<String> paragraphs(Request request, List<Day> days) {
        List<String> paragraphs = new ArrayList<>();
        paragraphs.add(request.text("history.title"));
        days.forEach(day -> paragraphs.add(paragraph(request, day)));
        return paragraphs;
    }

    private String paragraph(Request request, Day day) {
        List<String> lines = new ArrayList<>();
        lines.add(format(request).format(day.date()));
        day.changes().forEach(change -> lines.add("• " + line(request, change)));
        if (day.requests() > 0) {
            lines.add("• " + request.text("history.used", day.requests()));
        }
        return String.join("\n", lines);
    }

    private String line(Request request, Change change) {
        String key = "history." + change.what().name().toLowerCase(Locale.ROOT);
        String plan = label(request, change.plan());
        return change.until()
                .map(until -> request.text(
                        key + ".until",
                        plan,
                        format(request).format(until.minus(Screens.LAST_MOMENT).atZone(request.timeZone()))))
                .orElseGet(() -> request.text(key, plan));
    }

    /** A plan that the bot no longer has goes by its id. */
    private String label(Request request, String plan) {
        return billing.plans(request.bot().id()).stream()
                .filter(one -> one.id().equals(plan))
                .findFirst()
                .map(one -> one.label(request.sender().language()))
                .orElse(plan);
    }

    private static DateTimeFormatter format(Request request) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(Locale.of(request.sender().language()));
    }
}
