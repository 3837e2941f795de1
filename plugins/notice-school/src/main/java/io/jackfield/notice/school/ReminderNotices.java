package io.jackfield.notice.school;

import io.jackfield.api.PluginContext;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.notice.NoticeSpec;
import io.jackfield.lib.school.Lesson;
import io.jackfield.lib.school.School;
import io.jackfield.lib.school.SchoolAway;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.pf4j.Extension;

/**
 * Tomorrow's lessons, each with the homework that its subject's last lesson left. Nothing before a day without lessons.
 */
@Extension
public final class ReminderNotices extends LearnerNotices {
    static final String NAME = "reminder";
    /** Of a subject that there is once in two weeks. */
    private static final int DAYS_BACK = 14;

    public ReminderNotices(PluginContext context) {
        super(context, NoticeSpec.named(NAME, "reminder.title").at("0 18 * * *"));
    }

    @Override
    List<News> news(School school, Circle circle) throws SchoolAway {
        LocalDate tomorrow = circle.today().plusDays(1);
        Map<String, List<Lesson>> lessons = school.lessons(circle.days(DAYS_BACK, 1)).stream()
                .collect(Collectors.groupingBy(Lesson::learner, LinkedHashMap::new, Collectors.toList()));
        return lessons.entrySet().stream()
                .filter(one ->
                        one.getValue().stream().anyMatch(lesson -> lesson.day().equals(tomorrow)))
                .map(one -> new News(
                        one.getKey(), tomorrow.toString(), Reply.text(words(circle, one.getKey(), one.getValue()))))
                .toList();
    }

    private static String words(Circle circle, String learner, List<Lesson> lessons) {
        LocalDate tomorrow = circle.today().plusDays(1);
        Map<String, String> homework = new HashMap<>();
        lessons.stream()
                .filter(lesson -> lesson.day().isBefore(tomorrow))
                .forEach(lesson -> lesson.homework()
                        .ifPresentOrElse(
                                what -> homework.put(lesson.subject(), what), () -> homework.remove(lesson.subject())));
        String list = lessons.stream()
                .filter(lesson -> lesson.day().equals(tomorrow))
                .map(lesson -> "\n" + line(circle, lesson, homework))
                .collect(Collectors.joining());
        return circle.text("reminder", circle.name(learner), circle.day(tomorrow)) + "\n" + list;
    }

    private static String line(Circle circle, Lesson lesson, Map<String, String> homework) {
        String begin = lesson.starts()
                .map(time -> circle.text("lesson.at", lesson.number(), lesson.subject(), time.toString()))
                .orElseGet(() -> circle.text("lesson", lesson.number(), lesson.subject()));
        String what = homework.get(lesson.subject());
        return what == null ? begin : begin + "\n    📝 " + what;
    }
}
