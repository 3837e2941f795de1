package io.jackfield.notice.school;

import io.jackfield.api.PluginContext;
import io.jackfield.api.chat.Button;
import io.jackfield.api.chat.Keyboard;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.command.CommandSpec;
import io.jackfield.api.notice.NoticeSpec;
import io.jackfield.api.report.ReportPeriod;
import io.jackfield.lib.school.ComparedFigures;
import io.jackfield.lib.school.Figures.SubjectAverage;
import io.jackfield.lib.school.School;
import io.jackfield.lib.school.SchoolAway;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.pf4j.Extension;

/**
 * Subjects in which marks have fallen in the last two weeks, once a week at most: by {@code recommendation.fall}
 * percent of the school's scale, with two marks or more before and after. Where a bot has {@code /recommendations}, a
 * button leads there.
 */
@Extension
public final class RecommendationNotices extends LearnerNotices {
    static final String NAME = "recommendation";
    private static final String COMMAND = "recommendations";
    private static final int TWO_WEEKS = 13;
    private static final int LEAST_MARKS = 2;
    private static final int MOST_SUBJECTS = 3;

    private final PluginContext context;

    public RecommendationNotices(PluginContext context) {
        super(context, NoticeSpec.named(NAME, "recommendation.title").at("0 17 * * 5"));
        this.context = context;
    }

    private record Fall(String subject, double before, double now) {
        double by() {
            return before - now;
        }
    }

    @Override
    List<News> news(School school, Circle circle) throws SchoolAway {
        double share = circle.bot().config().section(NAME).number("fall", 5, 90, 15) / 100.0;
        String week =
                ReportPeriod.containing(ReportPeriod.Kind.WEEK, circle.today()).key();
        return school.figures(circle.days(TWO_WEEKS, 0)).entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(one -> Map.entry(one.getKey(), falls(one.getValue(), share)))
                .filter(one -> !one.getValue().isEmpty())
                .map(one -> new News(one.getKey(), week, reply(circle, one.getKey(), one.getValue())))
                .toList();
    }

    private static List<Fall> falls(ComparedFigures figures, double share) {
        Map<String, SubjectAverage> before = figures.before().subjects().stream()
                .filter(one -> one.marks() >= LEAST_MARKS)
                .collect(Collectors.toMap(SubjectAverage::subject, one -> one));
        double least = share * figures.before().best();
        return figures.now().subjects().stream()
                .filter(one -> one.marks() >= LEAST_MARKS && before.containsKey(one.subject()))
                .map(one -> new Fall(one.subject(), before.get(one.subject()).average(), one.average()))
                .filter(fall -> fall.by() >= least && fall.by() > 0)
                .sorted(Comparator.comparingDouble(Fall::by).reversed())
                .limit(MOST_SUBJECTS)
                .toList();
    }

    private Reply reply(Circle circle, String learner, List<Fall> falls) {
        String list = falls.stream()
                .map(fall -> "\n• "
                        + circle.text(
                                "recommendation.fall",
                                fall.subject(),
                                circle.number(fall.before()),
                                circle.number(fall.now())))
                .collect(Collectors.joining());
        Reply reply = Reply.text(circle.text("recommendation", circle.name(learner)) + list + "\n\n"
                + circle.text("recommendation.advice"));
        return hasCommand(circle)
                ? reply.keyboard(Keyboard.column(
                        List.of(Button.command(circle.text("recommendation.button"), COMMAND, learner))))
                : reply;
    }

    private boolean hasCommand(Circle circle) {
        return context.commands().of(circle.bot().bot().id()).stream()
                .map(CommandSpec::name)
                .anyMatch(Optional.of(COMMAND)::equals);
    }
}
