package io.jackfield.notice.school;

import io.jackfield.api.PluginContext;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.notice.NoticeSpec;
import io.jackfield.lib.school.Attendance;
import io.jackfield.lib.school.Attendance.State;
import io.jackfield.lib.school.School;
import io.jackfield.lib.school.SchoolAway;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.pf4j.Extension;

/**
 * Learners who were in no lesson for days, though there were some, and not with a reason alone. Told on Mondays, as
 * long as it lasts: of single lessons {@link MissedNotices} tells.
 */
@Extension
public final class InactiveNotices extends LearnerNotices {
    static final String NAME = "inactive";
    private static final int DAYS = 7;

    public InactiveNotices(PluginContext context) {
        super(context, NoticeSpec.named(NAME, "inactive.title").at("0 17 * * 1"));
    }

    @Override
    List<News> news(School school, Circle circle) throws SchoolAway {
        int days = circle.bot().config().section(NAME).number("days", 3, 60, DAYS);
        Map<String, List<Attendance>> lessons =
                school.attendance(circle.days(days, 0)).stream().collect(Collectors.groupingBy(Attendance::learner));
        LocalDate since = circle.today().minusDays(days);
        return lessons.entrySet().stream()
                .filter(one -> isInactive(one.getValue()))
                .map(Map.Entry::getKey)
                .sorted()
                .map(learner -> new News(
                        learner,
                        circle.today().toString(),
                        Reply.text(circle.text("inactive", circle.name(learner), circle.day(since)))))
                .toList();
    }

    private static boolean isInactive(List<Attendance> lessons) {
        return lessons.stream().noneMatch(one -> one.state() == State.PRESENT || one.state() == State.LATE)
                && lessons.stream().anyMatch(one -> one.state() == State.ABSENT);
    }
}
