package io.jackfield.sandbox.school;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** When which class has what. The school knows no holidays, so that there is something to see in every week. */
final class Timetable {
    static final int CLASSES = 12;
    private static final int PLAN = 3;
    private static final int HOMEWORK = 4;
    private static final int TEST = 21;
    private static final LocalTime FIRST = LocalTime.of(8, 30);
    private static final int MINUTES_TO_NEXT = 55;
    private static final int MOST_A_DAY = 10;

    private final Map<Integer, Map<DayOfWeek, List<Course>>> weeks = new HashMap<>();

    Timetable() {
        for (int one = 1; one <= CLASSES; one++) {
            weeks.put(one, week(one));
        }
    }

    record Lesson(long id, int classId, Course course, LocalDate day, int number, LocalTime starts) {}

    /** Two classes are of the first grade. */
    static int gradeOf(int classId) {
        return classId == CLASSES ? 1 : classId;
    }

    static String nameOf(int classId) {
        return gradeOf(classId) + (classId == CLASSES ? "-B" : "-A");
    }

    static boolean isSchoolDay(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }

    List<Lesson> lessons(int classId, LocalDate day) {
        if (!isSchoolDay(day)) {
            return List.of();
        }
        List<Course> courses = weeks.get(classId).get(day.getDayOfWeek());
        List<Lesson> lessons = new ArrayList<>();
        for (int index = 0; index < courses.size(); index++) {
            long id = (day.toEpochDay() * CLASSES + classId - 1) * MOST_A_DAY + index;
            lessons.add(new Lesson(
                    id,
                    classId,
                    courses.get(index),
                    day,
                    index + 1,
                    FIRST.plusMinutes((long) index * MINUTES_TO_NEXT)));
        }
        return lessons;
    }

    static String topic(Lesson lesson) {
        List<String> topics = lesson.course().topics();
        long week = lesson.day().toEpochDay() / 7;
        return topics.get(Math.floorMod(week, topics.size()));
    }

    /** What it is about. Every fifteenth lesson has one, which is one or two a week. */
    static Optional<String> test(Lesson lesson) {
        return Chance.of(TEST, lesson.id()).nextInt(15) == 0 ? Optional.of(topic(lesson)) : Optional.empty();
    }

    static String homework(Lesson lesson) {
        int page = 1 + Chance.of(HOMEWORK, lesson.id()).nextInt(180);
        return "§ " + (1 + page / 6) + ", " + page + "–" + (page + 1);
    }

    private static Map<DayOfWeek, List<Course>> week(int classId) {
        int grade = gradeOf(classId);
        List<Course> courses = Course.ofGrade(grade);
        SplittableRandom random = Chance.of(PLAN, classId);
        int next = random.nextInt(courses.size());
        Map<DayOfWeek, List<Course>> week = new HashMap<>();
        for (int day = 1; day <= 5; day++) {
            List<Course> today = new ArrayList<>();
            int wanted = grade < 5 ? 4 : 6;
            for (int number = 0; number < wanted; number++) {
                today.add(courses.get(next++ % courses.size()));
            }
            week.put(DayOfWeek.of(day), today);
        }
        return week;
    }
}
