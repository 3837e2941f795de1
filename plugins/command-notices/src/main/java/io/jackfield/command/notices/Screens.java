package io.jackfield.command.notices;

import io.jackfield.api.chat.Button;
import io.jackfield.api.chat.Keyboard;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.command.Request;
import io.jackfield.api.desk.NoticeDesk.QuietHours;
import io.jackfield.api.desk.NoticeDesk.Switch;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** What users see, one message that changes in place. */
final class Screens {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
    private static final int HOURS_OF_A_DAY = 24;
    private static final int IN_A_ROW = 6;
    private static final int LONGEST_TITLE = 60;

    private final Clock clock;

    Screens(Clock clock) {
        this.clock = clock;
    }

    /** What may be told, and when it is quiet. */
    Reply overview(Request request, List<Switch> switches, Optional<QuietHours> quiet) {
        if (switches.isEmpty()) {
            return Reply.text(request.text("none")).keyboard(Keyboard.column(List.of(close(request))));
        }
        List<List<Button>> rows = new ArrayList<>();
        switches.forEach(one -> rows.add(List.of(button(one))));
        rows.add(List.of(Button.action(request.text("quiet.button"), NoticesCommand.QUIET)));
        rows.add(List.of(close(request)));
        return Reply.text(request.text("title") + "\n\n" + quietLine(request, quiet))
                .keyboard(new Keyboard.Inline(rows));
    }

    private static String quietLine(Request request, Optional<QuietHours> quiet) {
        return quiet.map(hours -> request.text("quiet.now", TIME.format(hours.from()), TIME.format(hours.to())))
                .orElseGet(() -> request.text("quiet.never"));
    }

    private static Button button(Switch one) {
        String mark = !one.optional() ? "🔒 " : one.on() ? "✅ " : "⬜ ";
        String title =
                one.title().length() > LONGEST_TITLE ? one.title().substring(0, LONGEST_TITLE) + "…" : one.title();
        return Button.action(mark + title, NoticesCommand.TURN, one.kind());
    }

    private static Button close(Request request) {
        return Button.action("✖ " + request.text("close"), NoticesCommand.CLOSE);
    }

    /** From when it is to be quiet. */
    Reply from(Request request, Optional<QuietHours> quiet) {
        List<List<Button>> rows =
                hours(hour -> Optional.of(Button.action(time(hour), NoticesCommand.FROM, Integer.toString(hour))));
        quiet.ifPresent(hours -> rows.add(List.of(Button.action(request.text("quiet.off"), NoticesCommand.NEVER))));
        rows.add(List.of(back(request)));
        String now = TIME.format(clock.instant().atZone(request.timeZone()));
        return Reply.text(request.text("quiet.from", now)).keyboard(new Keyboard.Inline(rows));
    }

    /** Until when; not the same hour. */
    Reply to(Request request, int from) {
        List<List<Button>> rows = hours(hour -> hour == from
                ? Optional.empty()
                : Optional.of(Button.action(time(hour), NoticesCommand.HOURS, from + "-" + hour)));
        rows.add(List.of(back(request)));
        return Reply.text(request.text("quiet.to", time(from))).keyboard(new Keyboard.Inline(rows));
    }

    private static Button back(Request request) {
        return Button.action("‹ " + request.text("back"), NoticesCommand.BACK);
    }

    private static List<List<Button>> hours(IntFunction<Optional<Button>> button) {
        List<List<Button>> rows = new ArrayList<>();
        for (int first = 0; first < HOURS_OF_A_DAY; first += IN_A_ROW) {
            rows.add(IntStream.range(first, first + IN_A_ROW)
                    .mapToObj(button)
                    .flatMap(Optional::stream)
                    .toList());
        }
        return rows;
    }

    private static String time(int hour) {
        return "%02d:00".formatted(hour);
    }
}
