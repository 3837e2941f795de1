package io.jackfield.notice.school;

import io.jackfield.api.PluginContext;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.notice.NoticeSpec;
import io.jackfield.lib.school.Attendance;
import io.jackfield.lib.school.Attendance.State;
import io.jackfield.lib.school.School;
import io.jackfield.lib.school.SchoolAway;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.pf4j.Extension;

/**
 * Lessons that were missed today or yesterday, those of a day together. With {@code missed.excused}, also those with a
 * reason.
 */
@Extension
public final class MissedNotices extends LearnerNotices {
    static final String NAME = "missed";

    public MissedNotices(PluginContext context) {
        super(context, NoticeSpec.named(NAME, "missed.title").at("0 17 * * *"));
    }

    private record Day(String learner, LocalDate day) {}

    @Override
    List<News> news(School school, Circle circle) throws SchoolAway {
        boolean excusedToo = circle.bot().config().section(NAME).flag("excused", false);
        Map<Day, List<Attendance>> days = school.attendance(circle.days(1, 0)).stream()
                .filter(one -> one.state() == State.ABSENT || excusedToo && one.state() == State.EXCUSED)
                .collect(Collectors.groupingBy(
                        one -> new Day(one.learner(), one.day()), LinkedHashMap::new, Collectors.toList()));
        return days.entrySet().stream()
                .map(one -> new News(
                        one.getKey().learner(),
                        one.getKey().day().toString(),
                        Reply.text(words(circle, one.getKey(), one.getValue()))))
                .toList();
    }

    private static String words(Circle circle, Day day, List<Attendance> lessons) {
        String list = lessons.stream()
                .map(one -> "\n• " + circle.text("lesson", one.number(), one.subject()))
                .collect(Collectors.joining());
        return circle.text("missed", circle.name(day.learner()), lessons.size(), circle.day(day.day())) + list;
    }
}
