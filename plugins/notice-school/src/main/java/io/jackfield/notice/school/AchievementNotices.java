package io.jackfield.notice.school;

import io.jackfield.api.PluginContext;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.notice.NoticeSpec;
import io.jackfield.lib.school.School;
import io.jackfield.lib.school.SchoolAway;
import java.util.List;
import org.pf4j.Extension;

/** Something to be proud of. What the school enters up to three days late is told all the same. */
@Extension
public final class AchievementNotices extends LearnerNotices {
    static final String NAME = "achievement";
    private static final int DAYS_BACK = 3;

    public AchievementNotices(PluginContext context) {
        super(context, NoticeSpec.named(NAME, "achievement.title").at("0 18 * * *"));
    }

    @Override
    List<News> news(School school, Circle circle) throws SchoolAway {
        return school.achievements(circle.days(DAYS_BACK, 0)).stream()
                .map(one -> new News(
                        one.learner(),
                        one.id(),
                        Reply.text(circle.text("achievement", circle.name(one.learner()), one.title()))))
                .toList();
    }
}
