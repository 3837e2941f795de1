package io.jackfield.host.config;

import com.cronutils.model.Cron;
import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import io.jackfield.api.ExtensionName;
import io.jackfield.api.report.ReportPeriod;
import io.jackfield.api.report.ReportPeriod.Kind;
import io.jackfield.host.config.read.ConfigSection;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * When a bot's readers get a report by themselves: an entry of {@code reports} in its file.
 *
 * @param report the name of a report of one of the bot's plugins
 * @param cron five fields as in Unix, on the clock of each reader
 * @param period what it is about: {@code DAY}, {@code WEEK} or {@code MONTH}
 * @param of which one, seen from the day on which it is due
 */
public record ReportSchedule(String report, String cron, Kind period, Which of) {
    private static final CronParser PARSER = new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));

    /** Which period a report is about. */
    public enum Which {
        /** The one that is over. */
        PREVIOUS,
        /** The one that the day is in. */
        CURRENT
    }

    static List<ReportSchedule> allFrom(List<ConfigSection> sections) {
        Set<String> seen = new HashSet<>();
        return sections.stream()
                .map(section -> {
                    ReportSchedule schedule = from(section);
                    if (!seen.add(schedule.report + " " + schedule.period)) {
                        section.refuse("period", "a period for which the bot has no other schedule of this report");
                    }
                    return schedule;
                })
                .toList();
    }

    private static ReportSchedule from(ConfigSection section) {
        return new ReportSchedule(
                section.requiredText("report", ExtensionName.PATTERN, "the name of a report: 2 to 32 of a-z 0-9 -"),
                section.parsed("cron", ReportSchedule::checked).orElseGet(() -> {
                    section.requiredText("cron", ".+", "five fields as in Unix, such as \"0 9 * * 1\"");
                    return "0 0 1 1 *";
                }),
                section.parsed("period", ReportSchedule::kind).orElse(Kind.WEEK),
                section.choice("of", Which.class, Which.PREVIOUS));
    }

    private static Kind kind(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "day" -> Kind.DAY;
            case "week" -> Kind.WEEK;
            case "month" -> Kind.MONTH;
            default -> throw new IllegalArgumentException("day, week or month");
        };
    }

    private static String checked(String text) {
        try {
            if (next(PARSER.parse(text), LocalDateTime.of(2024, 1, 1, 0, 0)).isPresent()) {
                return text;
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("five fields as in Unix, such as \"0 9 * * 1\" for Mondays at nine", e);
        }
        throw new IllegalArgumentException("a schedule that is due at some time");
    }

    private static Optional<LocalDateTime> next(Cron cron, LocalDateTime after) {
        return ExecutionTime.forCron(cron)
                .nextExecution(after.atZone(ZoneOffset.UTC))
                .map(ZonedDateTime::toLocalDateTime);
    }

    /** When it is due next on any clock. */
    public LocalDateTime next(LocalDateTime after) {
        return next(PARSER.parse(cron), after).orElse(LocalDateTime.MAX);
    }

    /** What it is about when it is due on this day. */
    public ReportPeriod periodOn(LocalDate day) {
        ReportPeriod current = ReportPeriod.containing(period, day);
        return of == Which.PREVIOUS ? current.previous() : current;
    }
}
