package io.jackfield.prompt.school;

import io.jackfield.api.command.Request;
import io.jackfield.api.report.ReportPeriod;
import io.jackfield.lib.school.Achievement;
import io.jackfield.lib.school.Attendance;
import io.jackfield.lib.school.Figures;
import io.jackfield.lib.school.Learner;
import io.jackfield.lib.school.Lesson;
import io.jackfield.lib.school.Mark;
import io.jackfield.lib.school.School;
import io.jackfield.lib.school.SchoolAway;
import io.jackfield.lib.school.Selection;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** One learner's last month in words for a model, bounded in every part. */
final class LearnerFacts {
    private static final int DAYS = 30;
    private static final int MOST_MARKS = 10;
    private static final int MOST_MISSED = 10;
    private static final int MOST_SUBJECTS = 20;
    private static final int MOST_ACHIEVEMENTS = 5;
    private static final int MOST_LESSONS = 10;
    private static final int LONGEST_LINE = 200;

    private final Request request;
    private final Learner learner;
    private final School school;
    private final Selection month;
    private final LocalDate today;

    LearnerFacts(Request request, Learner learner, School school, LocalDate today) {
        this.request = request;
        this.learner = learner;
        this.school = school;
        this.today = today;
        month = selection(today.minusDays(DAYS - 1L), today);
    }

    private Selection selection(LocalDate from, LocalDate to) {
        return Selection.of(
                learner.id(), ReportPeriod.between(from, to), request.sender().language());
    }

    String text() throws SchoolAway {
        Figures figures =
                school.figures(learner.id(), month.period(), month.language()).now();
        List<String> parts = new ArrayList<>();
        parts.add(request.text("facts.learner", learner.name(), learner.className(), day(today)));
        parts.add(numbers(figures));
        parts.add(list(
                "facts.subjects",
                figures.subjects(),
                MOST_SUBJECTS,
                one -> request.text("facts.subject", one.subject(), number(one.average()), one.marks())));
        parts.add(list("facts.marks", last(school.marks(month), MOST_MARKS), MOST_MARKS, this::mark));
        parts.add(list("facts.missed", missed(), MOST_MISSED, one -> day(one.day()) + ", " + one.subject()));
        parts.add(list("facts.achievements", achievements(), MOST_ACHIEVEMENTS, this::achievement));
        parts.add(list("facts.tomorrow", tomorrow(), MOST_LESSONS, Lesson::subject));
        parts.removeIf(String::isEmpty);
        return String.join("\n", parts);
    }

    private String numbers(Figures figures) {
        List<String> numbers = new ArrayList<>();
        figures.attendance()
                .ifPresent(percent -> numbers.add(
                        request.text("facts.attendance", number(percent), figures.missed(), figures.late())));
        figures.average()
                .ifPresent(
                        average -> numbers.add(request.text("facts.average", number(average), number(figures.best()))));
        figures.progress().ifPresent(percent -> numbers.add(request.text("facts.progress", number(percent))));
        if (figures.lessons() > 0) {
            numbers.add(request.text("facts.streak", figures.daysWithoutGaps()));
        }
        return numbers.isEmpty() ? request.text("facts.none") : String.join("\n", numbers);
    }

    private List<Attendance> missed() throws SchoolAway {
        return last(
                school.attendance(month).stream().filter(Attendance::isMissed).toList(), MOST_MISSED);
    }

    private List<Achievement> achievements() throws SchoolAway {
        return last(school.achievements(month), MOST_ACHIEVEMENTS);
    }

    private List<Lesson> tomorrow() throws SchoolAway {
        return school.lessons(selection(today.plusDays(1), today.plusDays(1)));
    }

    private String mark(Mark mark) {
        return day(mark.day()) + ", " + mark.subject() + ": "
                + request.text("facts.mark", number(mark.value()), number(mark.best()));
    }

    private String achievement(Achievement one) {
        return day(one.day()) + ", " + one.title();
    }

    private static <T> List<T> last(List<T> all, int most) {
        return all.subList(Math.max(0, all.size() - most), all.size());
    }

    /** Empty without anything to list. Each entry is one line, whatever the school has written into it. */
    private <T> String list(String title, List<T> all, int most, Function<T, String> words) {
        return all.isEmpty()
                ? ""
                : all.stream()
                        .limit(most)
                        .map(words)
                        .map(LearnerFacts::line)
                        .collect(Collectors.joining("\n- ", request.text(title) + "\n- ", ""));
    }

    private static String line(String text) {
        String line = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return line.codePointCount(0, line.length()) <= LONGEST_LINE
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST_LINE)) + "…";
    }

    private String day(LocalDate day) {
        return DateTimeFormatter.ofPattern(request.text("date.day"), locale()).format(day);
    }

    private String number(double value) {
        NumberFormat format = NumberFormat.getInstance(locale());
        format.setMaximumFractionDigits(1);
        return format.format(value);
    }

    private Locale locale() {
        return Locale.of(request.sender().language());
    }
}
