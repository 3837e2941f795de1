package io.jackfield.lib.school;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.PluginContext;
import io.jackfield.api.StandardError;
import io.jackfield.api.report.ReportPeriod;
import io.jackfield.lib.school.Attendance.State;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a school knows of its learners. It tells whoever asks: see with {@link Parents} first who may know what.
 *
 * <p>Every call is a round trip or a few to the school's database and blocks for 2 s at most, unless
 * {@code statementTimeout} says otherwise. From any thread; share one with {@code context.shared(School.class, () ->
 * School.of(context))}.
 *
 * <p>Calls throw {@link JackfieldException} with {@link StandardError#CONFIG_INVALID} for a query that does not fit the
 * database.
 */
public final class School {
    /** Of the entry of {@code databases}. */
    public static final String DATABASE = "platform";

    /** The plugin's id, of its tables and its configuration. */
    static final String LIBRARY = "lib-school";

    private final SchoolDatabase database;

    School(SchoolDatabase database) {
        this.database = database;
    }

    /**
     * The school of this installation, by the queries of {@code lib-school}'s configuration. Asks the database nothing
     * yet: the host has held the queries against it when it took the library's jar in.
     *
     * @throws JackfieldException with {@code NOT_FOUND} when the operator has named no database, with
     *     {@code NOT_PERMITTED} without the permission {@code database:platform}
     */
    public static School of(PluginContext context) {
        return new School(new SchoolDatabase(context.database(DATABASE), context.config(LIBRARY)));
    }

    /** Empty when the school has no such learner, or not any more. */
    public Optional<Learner> learner(String id) throws SchoolAway {
        return learners(List.of(id)).stream().findFirst();
    }

    /** Those of them whom the school has. */
    public List<Learner> learners(Collection<String> ids) throws SchoolAway {
        return ids.isEmpty() ? List.of() : database.ask(SchoolQuery.LEARNER, Map.of("learners", ids), School::learner);
    }

    /** The children of whoever has this address, in any case of letters; empty when the school does not know it. */
    public List<Learner> byEmail(String email) throws SchoolAway {
        return database.ask(SchoolQuery.BY_EMAIL, Map.of("email", lower(email)), School::learner);
    }

    /**
     * What the school has handed out to the family with this address. Secrets: hold them against what was typed, no
     * more.
     */
    public List<SchoolCode> codes(String email) throws SchoolAway {
        return database.ask(
                SchoolQuery.CODES,
                Map.of("email", lower(email)),
                row -> new SchoolCode(row.getString("learner"), text(row, "code")));
    }

    /** All lessons of these days, also those to come as far as the school has planned, in order. */
    public List<Lesson> lessons(Selection selection) throws SchoolAway {
        return database.ask(
                SchoolQuery.LESSONS,
                parameters(selection),
                row -> new Lesson(
                        row.getString("learner"),
                        row.getString("lesson"),
                        day(row),
                        row.getInt("number"),
                        Optional.ofNullable(row.getObject("starts", LocalTime.class)),
                        text(row, "subject"),
                        Optional.ofNullable(row.getString("topic")),
                        Optional.ofNullable(row.getString("homework")),
                        optional(row, "test")));
    }

    /** Of a column that a school's query need not have. */
    private static Optional<String> optional(ResultSet row, String column) throws SQLException {
        ResultSetMetaData columns = row.getMetaData();
        for (int number = 1; number <= columns.getColumnCount(); number++) {
            if (columns.getColumnLabel(number).equals(column)) {
                return Optional.ofNullable(row.getString(number));
            }
        }
        return Optional.empty();
    }

    /** Oldest first. */
    public List<Mark> marks(Selection selection) throws SchoolAway {
        return database.ask(
                SchoolQuery.MARKS,
                parameters(selection),
                row -> new Mark(
                        row.getString("learner"),
                        day(row),
                        text(row, "subject"),
                        row.getDouble("value"),
                        row.getDouble("best"),
                        text(row, "kind")));
    }

    /** One for each lesson that is over, in order. */
    public List<Attendance> attendance(Selection selection) throws SchoolAway {
        return database.ask(
                SchoolQuery.ATTENDANCE,
                parameters(selection),
                row -> new Attendance(
                        row.getString("learner"),
                        row.getString("lesson"),
                        day(row),
                        row.getInt("number"),
                        text(row, "subject"),
                        state(row)));
    }

    /** Oldest first. */
    public List<Progress> progress(Selection selection) throws SchoolAway {
        return database.ask(
                SchoolQuery.PROGRESS,
                parameters(selection),
                row -> new Progress(
                        row.getString("learner"), day(row), text(row, "subject"), row.getDouble("percent")));
    }

    /** Oldest first. */
    public List<Achievement> achievements(Selection selection) throws SchoolAway {
        return database.ask(
                SchoolQuery.ACHIEVEMENTS,
                parameters(selection),
                row -> new Achievement(
                        row.getString("learner"), row.getString("achievement"), day(row), text(row, "title")));
    }

    /** The figures of a period beside those of the one before, by learner; for every learner that was asked for. */
    public Map<String, ComparedFigures> figures(Selection selection) throws SchoolAway {
        ReportPeriod before = selection.period().previous();
        Selection both = new Selection(
                selection.learners(),
                ReportPeriod.between(before.from(), selection.period().to()),
                selection.language());
        Map<String, List<Mark>> marks = marks(both).stream().collect(Collectors.groupingBy(Mark::learner));
        Map<String, List<Attendance>> attendance =
                attendance(both).stream().collect(Collectors.groupingBy(Attendance::learner));
        Map<String, List<Progress>> progress =
                progress(both).stream().collect(Collectors.groupingBy(Progress::learner));
        Map<String, Integer> now =
                streaks(selection.learners(), selection.period().to());
        Map<String, Integer> then = streaks(selection.learners(), before.to());
        Map<String, ComparedFigures> figures = new HashMap<>();
        for (String learner : selection.learners()) {
            FigureSource source = new FigureSource(
                    attendance.getOrDefault(learner, List.of()),
                    marks.getOrDefault(learner, List.of()),
                    progress.getOrDefault(learner, List.of()));
            figures.put(
                    learner,
                    new ComparedFigures(
                            source.of(selection.period(), now.getOrDefault(learner, 0)),
                            source.of(before, then.getOrDefault(learner, 0))));
        }
        return Map.copyOf(figures);
    }

    /** The same for one learner. */
    public ComparedFigures figures(String learner, ReportPeriod period, String language) throws SchoolAway {
        return figures(Selection.of(learner, period, language)).get(learner);
    }

    /** School days up to and with this one since a lesson was missed, by learner. */
    private Map<String, Integer> streaks(Set<String> learners, LocalDate to) throws SchoolAway {
        Map<String, Integer> days = new HashMap<>();
        database.ask(SchoolQuery.STREAK, Map.of("learners", learners, "to", to), row -> {
            days.put(row.getString("learner"), row.getInt("days"));
            return true;
        });
        return days;
    }

    private static Map<String, Object> parameters(Selection selection) {
        return Map.of(
                "learners", selection.learners(),
                "from", selection.period().from(),
                "to", selection.period().to(),
                "language", selection.language());
    }

    private static Learner learner(ResultSet row) throws SQLException {
        return new Learner(text(row, "id"), text(row, "name"), text(row, "class"));
    }

    private static State state(ResultSet row) throws SQLException {
        String state = text(row, "state");
        try {
            return State.valueOf(state.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new JackfieldException(
                    StandardError.CONFIG_INVALID,
                    "query attendance of lib-school gives the state '" + state
                            + "'; use present, late, absent, excused",
                    e);
        }
    }

    private static LocalDate day(ResultSet row) throws SQLException {
        return row.getObject("day", LocalDate.class);
    }

    private static String text(ResultSet row, String column) throws SQLException {
        String text = row.getString(column);
        return text == null ? "" : text;
    }

    private static String lower(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }
}
