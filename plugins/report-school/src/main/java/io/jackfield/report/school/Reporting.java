package io.jackfield.report.school;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.PluginContext;
import io.jackfield.api.PluginError;
import io.jackfield.api.StandardError;
import io.jackfield.api.report.ReportPeriod;
import io.jackfield.lib.school.Attendance;
import io.jackfield.lib.school.ComparedFigures;
import io.jackfield.lib.school.Learner;
import io.jackfield.lib.school.LinkCheck;
import io.jackfield.lib.school.Mark;
import io.jackfield.lib.school.Parents;
import io.jackfield.lib.school.School;
import io.jackfield.lib.school.SchoolAway;
import io.jackfield.lib.school.Selection;
import java.util.List;
import java.util.Optional;

/** Gathers what reports tell, for those who may know it. Blocking; shared by the plugin's extensions. */
record Reporting(School school, Parents parents, LinkCheck check) {
    static Reporting of(PluginContext context) {
        return context.shared(Reporting.class, () -> {
            School school = School.of(context);
            Parents parents = Parents.of(context);
            return new Reporting(school, parents, new LinkCheck(school, parents));
        });
    }

    /** Empty when the learner is none of theirs, or not any more, and for days of which the school knows nothing. */
    Optional<Content> content(Order order) throws SchoolAway {
        Optional<Learner> learner = own(order);
        if (learner.isEmpty() || !check.holds(order.bot().bot().id(), order.person(), order.learner())) {
            return Optional.empty();
        }
        ComparedFigures figures = school.figures(order.learner(), order.period(), order.language());
        return figures.now().isEmpty()
                ? Optional.empty()
                : Optional.of(new Content(
                        learner.get(), figures, school.achievements(selection(order, order.period())), trend(order)));
    }

    private Optional<Learner> own(Order order) {
        return parents.learnersOf(order.bot().bot().id(), order.person()).stream()
                .filter(learner -> learner.id().equals(order.learner()))
                .findFirst();
    }

    private List<TrendPoint> trend(Order order) throws SchoolAway {
        List<ReportPeriod> periods = TrendPoint.periods(order.period());
        Selection all = selection(
                order,
                ReportPeriod.between(
                        periods.getFirst().from(), periods.getLast().to()));
        List<Attendance> attendance = school.attendance(all);
        List<Mark> marks = school.marks(all);
        return periods.stream()
                .map(period -> TrendPoint.of(period, attendance, marks))
                .toList();
    }

    private static Selection selection(Order order, ReportPeriod period) {
        return Selection.of(order.learner(), period, order.language());
    }

    /** The host tries a report on a schedule again, and tells these words to whoever has asked for one. */
    JackfieldException away(Order order, SchoolAway cause) {
        return new JackfieldException(StandardError.UNAVAILABLE, cause.getMessage(), cause)
                .as(new PluginError("school.away", order.bot().text(order.language(), "away")));
    }

    static String words(Learner learner) {
        return learner.className().isEmpty() ? learner.name() : learner.name() + ", " + learner.className();
    }
}
