package io.jackfield.report.school;

import io.jackfield.api.BotView;
import io.jackfield.api.report.ReportPeriod;
import io.jackfield.lib.school.Achievement;
import io.jackfield.lib.school.Figures;
import io.jackfield.lib.school.Figures.SubjectAverage;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** A report in words, in one language and in the wording of one bot. */
final class ReportText {
    /** More than any class has as a rule. Those that are left out are counted: the worst mark may be among them. */
    private static final int MOST_SUBJECTS = 18;

    private static final int MOST_ACHIEVEMENTS = 3;
    /** Percentage points and tenths of a mark that are worth an arrow. */
    private static final double POINT = 0.5;

    private static final double TENTH = 0.05;

    private final BotView bot;
    private final String language;

    ReportText(BotView bot, String language) {
        this.bot = bot;
        this.language = language;
    }

    String text(String key, Object... arguments) {
        return bot.text(language, key, arguments);
    }

    Locale locale() {
        return Locale.of(language);
    }

    /** Whose report it is, and of which days. */
    String title(Content content) {
        ReportPeriod period = content.figures().now().period();
        return text("title", Reporting.words(content.learner()), period(period));
    }

    String period(ReportPeriod period) {
        return period.kind() == ReportPeriod.Kind.MONTH
                ? date("date.month", period.from())
                : text("period.days", day(period.from()), day(period.to()));
    }

    /** The day as one reads it below a chart and in a table. */
    String day(LocalDate day) {
        return date("date.day", day);
    }

    private String date(String pattern, LocalDate day) {
        return DateTimeFormatter.ofPattern(text(pattern), locale()).format(day);
    }

    String caption(Content content) {
        List<String> parts = new ArrayList<>();
        parts.add("**" + title(content) + "**");
        parts.add(figures(content));
        if (!content.achievements().isEmpty()) {
            parts.add(achievements(content.achievements()));
        }
        return String.join("\n\n", parts);
    }

    /** The figures alone: whose they are is not said. */
    String figures(Content content) {
        Figures now = content.figures().now();
        List<String> lines = new ArrayList<>();
        now.attendance().ifPresent(percent -> lines.add(attendance(content, percent)));
        now.average()
                .ifPresent(average -> lines.add(text("marks", number(average, 1), number(now.best(), 1))
                        + arrow(content.figures().averageChange(), TENTH, 1)));
        now.progress()
                .ifPresent(percent -> lines.add(text("progress", number(percent, 0))
                        + arrow(content.figures().progressChange(), POINT, 0)));
        if (now.lessons() > 0 && now.daysWithoutGaps() > 0) {
            lines.add(text("streak", now.daysWithoutGaps()));
        }
        String figures = String.join("\n", lines);
        return now.subjects().isEmpty() ? figures : figures + "\n\n" + subjects(now);
    }

    private String attendance(Content content, double percent) {
        Figures now = content.figures().now();
        String line =
                text("attendance", number(percent, 0)) + arrow(content.figures().attendanceChange(), POINT, 0);
        if (now.missed() > 0) {
            line += " · " + text("missed", now.missed(), now.lessons());
        }
        return now.late() > 0 ? line + " · " + text("late", now.late()) : line;
    }

    private String subjects(Figures figures) {
        StringBuilder lines = new StringBuilder(text("subjects"));
        figures.subjects().stream()
                .limit(MOST_SUBJECTS)
                .forEach(one -> lines.append("\n• ").append(subject(one)));
        int left = figures.subjects().size() - MOST_SUBJECTS;
        return left > 0 ? lines + "\n" + text("subjects.more", left) : lines.toString();
    }

    private String subject(SubjectAverage one) {
        return text("subject", one.subject(), number(one.average(), 1), one.marks());
    }

    private String achievements(List<Achievement> achievements) {
        Map<String, Long> times = achievements.stream()
                .skip(Math.max(0, achievements.size() - MOST_ACHIEVEMENTS))
                .collect(Collectors.groupingBy(Achievement::title, LinkedHashMap::new, Collectors.counting()));
        StringBuilder lines = new StringBuilder(text("achievements"));
        times.forEach((title, number) -> lines.append("\n🏅 ").append(title).append(number > 1 ? " × " + number : ""));
        return lines.toString();
    }

    /** What has changed since the period before; nothing when that is too little to be worth a look. */
    String arrow(OptionalDouble change, double least, int digits) {
        if (change.isEmpty() || Math.abs(change.getAsDouble()) < least) {
            return "";
        }
        return (change.getAsDouble() > 0 ? " ▲ " : " ▼ ") + number(Math.abs(change.getAsDouble()), digits);
    }

    /** @param digits after the comma, at most */
    String number(double value, int digits) {
        NumberFormat format = NumberFormat.getInstance(locale());
        format.setMaximumFractionDigits(digits);
        return format.format(value);
    }
}
