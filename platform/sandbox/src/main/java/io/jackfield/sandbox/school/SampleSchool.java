package io.jackfield.sandbox.school;

import io.jackfield.sandbox.school.SchoolPeople.Guardian;
import io.jackfield.sandbox.school.SchoolPeople.Learner;
import io.jackfield.sandbox.school.Timetable.Lesson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Brings a database of its own to a year of school life up to today. Blocking, seconds at first and moments later. */
public final class SampleSchool {
    /** An e-mail address of the first family, which has two children: Aziz and Malika. */
    public static final String FIRST_ADDRESS = "nodira.karimova@example.org";

    /** Raised when people or tables come out differently: a database of an earlier version is made anew. */
    private static final int VERSION = 2;

    private static final int YEAR_DAYS = 364;
    /** How far ahead the timetable is known. */
    private static final int PLANNED_DAYS = 14;

    private static final long LOCK = 4_711_300L;

    private final Connection connection;
    private final Timetable timetable = new Timetable();
    private final List<Learner> learners;
    private final SchoolPeople people = new SchoolPeople();
    private final Rows rows;

    private SampleSchool(Connection connection) {
        this.connection = connection;
        learners = people.learners();
        rows = new Rows(connection)
                .table("class", "int", "text", "smallint")
                .table("subject", "int", "text", "text", "text")
                .table("learner", "bigint", "int", "text", "text", "date")
                .table("guardian", "bigint", "text", "text", "text", "text", "text")
                .table("guardianship", "bigint", "bigint", "text")
                .table("registration_code", "bigint", "text", "date")
                .table("lesson", "bigint", "int", "int", "date", "smallint", "time", "text", "text", "text")
                .table("absence", "bigint", "bigint", "text")
                .table("mark", "bigint", "bigint", "text", "smallint")
                .table("course_progress", "bigint", "int", "date", "smallint")
                .table("achievement", "bigint", "bigint", "date", "text", "text", "text");
    }

    /**
     * Makes what is missing: everything in an empty database, the days since in one of an earlier day. In one
     * transaction; of several callers at once one writes and the others wait.
     *
     * @param connection to a database that nothing else is in, with the right to make tables in its schema
     *     {@code public}
     * @param today the last day that has been
     * @return how many rows have been written
     */
    public static long bring(Connection connection, LocalDate today) throws SQLException {
        boolean before = connection.getAutoCommit();
        connection.setAutoCommit(false);
        try {
            long written = new SampleSchool(connection).bring(today);
            connection.commit();
            return written;
        } catch (SQLException | RuntimeException e) {
            connection.rollback();
            throw e;
        } finally {
            connection.setAutoCommit(before);
        }
    }

    /** The code that the school has handed out for Aziz. */
    public static String firstCode() {
        return new SchoolPeople().learners().getFirst().code();
    }

    private long bring(LocalDate today) throws SQLException {
        execute("select pg_advisory_xact_lock(" + LOCK + ")");
        Optional<LocalDate> known = livedUntil();
        LocalDate lived = known.isPresent() ? known.get() : begin(today);
        if (!lived.isBefore(today)) {
            return 0;
        }
        // what was only planned is written anew, now with what the lessons were about
        execute("delete from lesson where day > '" + lived + "'");
        for (LocalDate day = lived.plusDays(1); !day.isAfter(today); day = day.plusDays(1)) {
            live(day);
        }
        for (LocalDate day = today.plusDays(1); !day.isAfter(today.plusDays(PLANNED_DAYS)); day = day.plusDays(1)) {
            plan(day, false);
        }
        long written = rows.flush();
        if (known.isEmpty()) {
            execute(file("keys.sql"));
        }
        execute("update sample_school set lived_until = '" + today + "'");
        execute("analyze");
        return written;
    }

    /** Makes the tables and those who are there; gives the day before the first. */
    private LocalDate begin(LocalDate today) throws SQLException {
        LocalDate before = today.minusDays(YEAR_DAYS);
        execute("drop schema public cascade; create schema public; grant usage on schema public to public");
        execute("set local search_path to public");
        execute(file("schema.sql"));
        execute("insert into sample_school values (" + VERSION + ", '" + before + "')");
        IntStream.rangeClosed(1, Timetable.CLASSES)
                .forEach(id -> rows.add("class", id, Timetable.nameOf(id), Timetable.gradeOf(id)));
        Course.ALL.forEach(
                course -> rows.add("subject", course.id(), course.uzbek(), course.russian(), course.english()));
        learners.forEach(learner -> rows.add(
                "learner",
                learner.id(),
                learner.classId(),
                learner.givenName(),
                learner.familyName(),
                LocalDate.of(today.getYear() - learner.age(), 1, 1).plusDays(learner.id() * 37 % 365)));
        people.guardians().forEach(this::write);
        learners.forEach(learner -> rows.add("registration_code", learner.id(), learner.code(), null));
        return before;
    }

    private void write(Guardian guardian) {
        rows.add(
                "guardian",
                guardian.id(),
                guardian.givenName(),
                guardian.familyName(),
                guardian.email(),
                guardian.phone(),
                guardian.language());
        guardian.learners().forEach(child -> rows.add("guardianship", guardian.id(), child, guardian.relation()));
    }

    private void live(LocalDate day) throws SQLException {
        plan(day, true);
        if (Timetable.isSchoolDay(day)) {
            learners.forEach(
                    learner -> new SchoolDay(learner, day).write(timetable.lessons(learner.classId(), day), rows));
        }
        rows.flushWhenFull();
    }

    /** @param over whether the lessons of that day have been */
    private void plan(LocalDate day, boolean over) {
        for (int one = 1; one <= Timetable.CLASSES; one++) {
            for (Lesson lesson : timetable.lessons(one, day)) {
                rows.add(
                        "lesson",
                        lesson.id(),
                        lesson.classId(),
                        lesson.course().id(),
                        lesson.day(),
                        lesson.number(),
                        lesson.starts(),
                        over ? Timetable.topic(lesson) : null,
                        over ? Timetable.homework(lesson) : null,
                        Timetable.test(lesson).orElse(null));
            }
        }
    }

    /** The last day in a database of this version; empty for one that has to begin. */
    private Optional<LocalDate> livedUntil() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet table = statement.executeQuery("select to_regclass('public.sample_school') is not null")) {
            table.next();
            if (!table.getBoolean(1)) {
                return Optional.empty();
            }
        }
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select lived_until from public.sample_school where version = " + VERSION)) {
            return row.next() ? Optional.of(row.getObject(1, LocalDate.class)) : Optional.empty();
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String file(String name) {
        try (InputStream file = SampleSchool.class.getResourceAsStream("/school/" + name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
