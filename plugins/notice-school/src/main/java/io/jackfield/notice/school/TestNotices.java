package io.jackfield.notice.school;

import io.jackfield.api.PluginContext;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.notice.NoticeSpec;
import io.jackfield.lib.school.Lesson;
import io.jackfield.lib.school.School;
import io.jackfield.lib.school.SchoolAway;
import java.util.List;
import java.util.Optional;
import org.pf4j.Extension;

/** Tests of the next days, each told once, while there is time to prepare. */
@Extension
public final class TestNotices extends LearnerNotices {
    static final String NAME = "test";
    private static final int DAYS_AHEAD = 3;

    public TestNotices(PluginContext context) {
        super(context, NoticeSpec.named(NAME, "test.title").at("0 18 * * *"));
    }

    @Override
    List<News> news(School school, Circle circle) throws SchoolAway {
        return school.lessons(circle.days(0, DAYS_AHEAD)).stream()
                .filter(lesson -> lesson.day().isAfter(circle.today()))
                .flatMap(lesson -> lesson.test().map(about -> news(circle, lesson, about)).stream())
                .toList();
    }

    private static News news(Circle circle, Lesson lesson, String about) {
        String day = circle.day(lesson.day());
        String words = Optional.of(about)
                .filter(topic -> !topic.isBlank())
                .map(topic -> circle.text("test.about", circle.name(lesson.learner()), day, lesson.subject(), topic))
                .orElseGet(() -> circle.text("test", circle.name(lesson.learner()), day, lesson.subject()));
        return new News(lesson.learner(), lesson.id(), Reply.text(words));
    }
}
