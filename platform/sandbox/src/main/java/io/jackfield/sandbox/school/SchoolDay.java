package io.jackfield.sandbox.school;

import io.jackfield.sandbox.school.SchoolPeople.Learner;
import io.jackfield.sandbox.school.Timetable.Lesson;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;

/** What happens to one learner on one day. */
final class SchoolDay {
    private static final int DAY = 5;
    private static final int PROGRESS = 6;
    private static final double SHARE_OF_MARKS = 0.22;
    private static final double SHARE_OF_HONOURS = 0.004;
    private static final double DAYS_OF_YEAR = 365;
    private static final List<String> KINDS = List.of("oral", "homework", "test");

    private final Learner learner;
    private final LocalDate day;
    private final SplittableRandom random;

    SchoolDay(Learner learner, LocalDate day) {
        this.learner = learner;
        this.day = day;
        random = Chance.of(DAY, learner.id(), day.toEpochDay());
    }

    /** @param lessons of the learner's class */
    void write(List<Lesson> lessons, Rows rows) {
        boolean ill = random.nextDouble() < (1 - learner.reliability()) / 2;
        for (Lesson lesson : lessons) {
            String state = ill ? "excused" : state();
            if (!state.isEmpty()) {
                rows.add("absence", learner.id(), lesson.id(), state);
            }
            if (!ill && !state.equals("absent") && random.nextDouble() < SHARE_OF_MARKS) {
                rows.add("mark", learner.id(), lesson.id(), KINDS.get(random.nextInt(3)), mark(lesson));
            }
        }
        if (random.nextDouble() < SHARE_OF_HONOURS || isFirstOnWednesday()) {
            honour(rows);
        }
        if (day.getDayOfWeek() == DayOfWeek.FRIDAY) {
            Course.ofGrade(learner.grade())
                    .forEach(course -> rows.add("course_progress", learner.id(), course.id(), day, percent(course)));
        }
    }

    /** So that whoever tries the first family has something to be glad about. */
    private boolean isFirstOnWednesday() {
        return learner.id() == 1_001 && day.getDayOfWeek() == DayOfWeek.WEDNESDAY;
    }

    private String state() {
        double dice = random.nextDouble();
        double missing = (1 - learner.reliability()) / 2;
        return dice < missing ? "absent" : dice < missing + 0.01 ? "late" : "";
    }

    private int mark(Lesson lesson) {
        double liking = Chance.of(DAY, learner.id(), lesson.course().id()).nextDouble() - 0.5;
        double season = 0.4 * Math.sin(2 * Math.PI * (day.toEpochDay() + 9L * learner.id()) / 120);
        double noise = 1.2 * (random.nextDouble() - 0.5);
        return (int) Math.clamp(Math.round(learner.strength() + liking + season + noise), 2, 5);
    }

    private void honour(Rows rows) {
        Honour honour = Honour.ALL.get(random.nextInt(Honour.ALL.size()));
        long id = day.toEpochDay() * 10_000 + learner.id();
        rows.add("achievement", id, learner.id(), day, honour.uzbek(), honour.russian(), honour.english());
    }

    /** Courses begin in September; whoever is often away gets less far. */
    private int percent(Course course) {
        LocalDate begin = LocalDate.of(day.getMonthValue() >= 9 ? day.getYear() : day.getYear() - 1, 9, 1);
        double pace =
                0.75 + 0.25 * Chance.of(PROGRESS, learner.id(), course.id()).nextDouble();
        double done = (day.toEpochDay() - begin.toEpochDay()) / DAYS_OF_YEAR * pace * learner.reliability();
        return (int) Math.clamp(Math.round(100 * done), 0, 100);
    }
}
