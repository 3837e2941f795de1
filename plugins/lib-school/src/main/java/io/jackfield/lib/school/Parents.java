package io.jackfield.lib.school;

import io.jackfield.api.PluginContext;
import io.jackfield.lib.school.ParentPage.Link;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Which parent of a bot has which learners: several each, in both directions. A parent is known by their number at
 * Telegram, which is the number of their private chat too. The one place that says who may know what: ask
 * {@link #mayKnow} before anything of a learner is told, also where the id comes from a button of one's own.
 *
 * <p>In tables of the library's, so it needs the permission {@code tables} and answers while the school's database is
 * away. Blocking; from any thread. Calls may be repeated.
 */
public final class Parents {
    private static final String OF_PERSON = " where bot = ? and person = ?";

    private final Tables tables;
    private final Clock clock;

    private Parents(Tables tables, Clock clock) {
        this.tables = tables;
        this.clock = clock;
    }

    public static Parents of(PluginContext context) {
        return new Parents(Tables.of(context), context.clock());
    }

    /** Whether this person has proved to be a parent of this learner, and has not given that up. */
    public boolean mayKnow(String bot, long person, String learner) {
        return !tables.rows(
                        "select 1 from parent_learner" + OF_PERSON + " and learner = ?", row -> 1, bot, person, learner)
                .isEmpty();
    }

    /** In the order in which they were linked; name and class as they were last seen. Empty for whoever has none. */
    public List<Learner> learnersOf(String bot, long person) {
        return tables.rows(
                "select learner, name, class_name from parent_learner" + OF_PERSON + " order by linked_at, learner",
                Parents::learner,
                bot,
                person);
    }

    /** The learner whom this parent looks at: the one they chose, else their first. Empty for whoever has none. */
    public Optional<Learner> chosen(String bot, long person) {
        return tables
                .rows(
                        "select l.learner, l.name, l.class_name from parent_learner l join parent p using (bot, person)"
                                + OF_PERSON
                                + " order by (p.chosen is not distinct from l.learner) desc, l.linked_at, l.learner limit 1",
                        Parents::learner,
                        bot,
                        person)
                .stream()
                .findFirst();
    }

    /** @return false when this learner is none of theirs, and nothing has changed */
    public boolean choose(String bot, long person, String learner) {
        return tables.update(
                        "update parent set chosen = ?" + OF_PERSON + " and exists (select 1 from parent_learner l"
                                + " where l.bot = parent.bot and l.person = parent.person and l.learner = ?)",
                        learner,
                        bot,
                        person,
                        learner)
                > 0;
    }

    /**
     * From now on this person may know of these learners, and looks at the first of them.
     *
     * @param email by which they have proved it, in small letters
     */
    public void link(String bot, long person, Collection<Learner> learners, String email) {
        if (learners.isEmpty()) {
            return;
        }
        tables.together(transaction -> {
            transaction.update(
                    "insert into parent (bot, person, chosen, registered_at) values (?, ?, ?, ?)"
                            + " on conflict (bot, person) do update set chosen = excluded.chosen",
                    bot,
                    person,
                    learners.iterator().next().id(),
                    now());
            for (Learner learner : learners) {
                transaction.update(
                        "insert into parent_learner (bot, person, learner, name, class_name, email, linked_at)"
                                + " values (?, ?, ?, ?, ?, ?, ?) on conflict (bot, person, learner) do update"
                                + " set name = excluded.name, class_name = excluded.class_name, email = excluded.email",
                        bot,
                        person,
                        learner.id(),
                        learner.name(),
                        learner.className(),
                        email,
                        now());
            }
        });
    }

    /**
     * From now on this person may know nothing of this learner any more.
     *
     * @return false when it was none of theirs
     */
    public boolean unlink(String bot, long person, String learner) {
        return tables.update("delete from parent_learner" + OF_PERSON + " and learner = ?", bot, person, learner) > 0;
    }

    /** Takes over names and classes as the school has them now, for everybody of this bot. */
    public void seen(String bot, Collection<Learner> learners) {
        learners.forEach(learner -> tables.update(
                "update parent_learner set name = ?, class_name = ? where bot = ? and learner = ?"
                        + " and (name, class_name) is distinct from (?, ?)",
                learner.name(),
                learner.className(),
                bot,
                learner.id(),
                learner.name(),
                learner.className()));
    }

    /** The persons who may know of this learner, by number. */
    public List<Long> parentsOf(String bot, String learner) {
        return tables.rows(
                "select person from parent_learner where bot = ? and learner = ? order by person",
                row -> row.getLong(1),
                bot,
                learner);
    }

    /**
     * Every parent with every learner of theirs, page by page, by person and learner: for what goes to many.
     *
     * @param after {@link ParentPage#next} of the page before; empty for the first
     * @param most 1 to 1000
     */
    public ParentPage page(String bot, Optional<String> after, int most) {
        ParentPage.Cursor from = ParentPage.Cursor.of(after);
        List<Link> links = tables.rows(
                "select person, learner, name, class_name from parent_learner where bot = ? and (person, learner) > (?, ?)"
                        + " order by person, learner limit ?",
                row -> new Link(row.getLong("person"), learner(row)),
                bot,
                from.person(),
                from.learner(),
                most);
        return ParentPage.of(links, most);
    }

    /** The classes that learners of registered parents are in, by name. */
    public List<String> classes(String bot) {
        return tables.rows(
                "select distinct class_name from parent_learner where bot = ? and class_name <> '' order by 1",
                row -> row.getString(1),
                bot);
    }

    /**
     * Parents by number, each once however many children they have.
     *
     * @param className one of {@link #classes}; empty for parents of every class
     * @param after the last one of the page before; {@link Long#MIN_VALUE} for the first page
     */
    public List<Long> persons(String bot, String className, long after, int most) {
        return tables.rows(
                "select distinct person from parent_learner where bot = ? and (? = '' or class_name = ?) and person > ?"
                        + " order by person limit ?",
                row -> row.getLong(1),
                bot,
                className,
                className,
                after,
                most);
    }

    /** How many {@link #persons} there are. */
    public long count(String bot, String className) {
        return tables.rows(
                        "select count(distinct person) from parent_learner where bot = ? and (? = '' or class_name = ?)",
                        row -> row.getLong(1),
                        bot,
                        className,
                        className)
                .getFirst();
    }

    /**
     * The addresses by which a person was let in, each with the learners it was for; for a look at whether they still
     * hold.
     */
    public List<Proof> proofsOf(String bot, long person) {
        return tables.rows(
                "select learner, email, linked_at from parent_learner" + OF_PERSON + " order by linked_at, learner",
                row -> new Proof(
                        row.getString("learner"),
                        row.getString("email"),
                        row.getObject("linked_at", OffsetDateTime.class).toInstant()),
                bot,
                person);
    }

    /** Why somebody may know of a learner. */
    public record Proof(String learner, String email, Instant since) {}

    /** Forgets a person: links, codes and what they tried. */
    public void erase(String bot, long person) {
        tables.together(transaction -> {
            transaction.update("delete from parent" + OF_PERSON, bot, person);
            transaction.update("delete from registration_code" + OF_PERSON, bot, person);
            transaction.update("delete from registration_try" + OF_PERSON, bot, person);
        });
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Learner learner(ResultSet row) throws SQLException {
        return new Learner(row.getString("learner"), row.getString("name"), row.getString("class_name"));
    }
}
