package io.jackfield.host.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Looks users up page by page, each page by its indexes alone, however many there are: by how a name of theirs begins,
 * in the order of these names, or all of them, the newest first.
 */
public final class PersonSearch {
    private static final String COLUMNS =
            "p.bot, p.id, p.first_name, p.last_name, p.username, p.language, p.first_seen, p.last_seen, p.reachable";

    /** No name goes on with a greater letter. */
    private static final String GREATEST = "\uDBFF\uDFFF";
    /** Of one key those of the bots before {@code $4} have been shown, and of that bot those up to {@code $5}. */
    private static final String SHOWN_OF_KEY = "case when b.number < $4 then 9223372036854775807 when b.number = $4"
            + " then $5::bigint else -9223372036854775808 end";

    /** As the indexes of {@code person} have them. */
    private enum Name {
        USERNAME("lower(p.username) collate \"C\"", "p.username <> ''"),
        FULL("lower(p.first_name || ' ' || p.last_name) collate \"C\"", "true"),
        LAST("lower(p.last_name) collate \"C\"", "p.last_name <> ''");

        private final String key;
        private final String present;

        Name(String key, String present) {
            this.key = key;
            this.present = present;
        }

        /** One boundary below, as an index begins where the first of several says. */
        private String select() {
            return "(select " + COLUMNS + ", " + key + " as key from person p where p.bot = b.number and " + present
                    + " and " + key + " < lower($2) || '" + GREATEST + "' and (" + key
                    + ", p.id) > (greatest(lower($2) collate \"C\", $3), " + SHOWN_OF_KEY + ") order by " + key
                    + ", p.id limit $6)";
        }
    }

    private static final String BY_USERNAME = byNames(List.of(Name.USERNAME));
    private static final String BY_NAME = byNames(List.of(Name.values()));
    private static final String NEWEST = "select f.* from unnest($1::int[]) as b(number) cross join lateral (select "
            + COLUMNS + " from person p where p.bot = b.number and (p.first_seen, p.id) < ($2, case when b.number < $3"
            + " then 9223372036854775807 when b.number = $3 then $4::bigint else -9223372036854775808 end)"
            + " order by p.first_seen desc, p.id desc limit $5) f order by first_seen desc, bot desc, id desc limit $5";

    private final SqlClient client;

    public PersonSearch(SqlClient client) {
        this.client = client;
    }

    /**
     * Somebody who was found.
     *
     * @param lastSeen the day of UTC; absent where nobody knows
     * @param reachable whether they have not blocked the bot
     * @param place behind which the next page begins
     */
    public record Found(
            PersonRow person, Instant firstSeen, Optional<LocalDate> lastSeen, boolean reachable, Place place) {}

    /**
     * Where a page ends.
     *
     * @param key the name by which the last one was found, or when they came
     * @param bot its number
     */
    public record Place(String key, int bot, long id) {}

    private static String byNames(List<Name> names) {
        String selects = names.stream().map(Name::select).collect(Collectors.joining(" union all "));
        return "select f.* from unnest($1::int[]) as b(number) cross join lateral (" + selects
                + ") f order by key, bot, id limit $6";
    }

    /** Those of these bots whose username begins so, whatever its capitals. */
    public Future<List<Found>> byUsername(Collection<Integer> bots, String beginning, Optional<Place> after, int most) {
        return named(BY_USERNAME, bots, beginning, after, most);
    }

    /**
     * The same of first names, with the last name behind, of last names and of usernames. Somebody with two names that
     * begin so is found at both.
     */
    public Future<List<Found>> byName(Collection<Integer> bots, String beginning, Optional<Place> after, int most) {
        return named(BY_NAME, bots, beginning, after, most);
    }

    private Future<List<Found>> named(
            String sql, Collection<Integer> bots, String beginning, Optional<Place> after, int most) {
        return client.preparedQuery(sql)
                .execute(Tuple.tuple()
                        .addValue(bots.toArray(Integer[]::new))
                        .addString(StoredText.clean(beginning))
                        .addString(after.map(Place::key).map(StoredText::clean).orElse(""))
                        .addInteger(after.map(Place::bot).orElse(0))
                        .addLong(after.map(Place::id).orElse(0L))
                        .addInteger(most))
                .map(rows -> {
                    List<Found> found = new ArrayList<>();
                    rows.forEach(row -> found.add(found(row, row.getString("key"))));
                    return found;
                });
    }

    /** All of these bots, the newest first. */
    public Future<List<Found>> newest(Collection<Integer> bots, Optional<Place> after, int most) {
        return client.preparedQuery(NEWEST)
                .execute(Tuple.tuple()
                        .addValue(bots.toArray(Integer[]::new))
                        .addOffsetDateTime(StoredValues.time(
                                after.map(place -> Instant.parse(place.key())).orElse(Instant.MAX)))
                        .addInteger(after.map(Place::bot).orElse(0))
                        .addLong(after.map(Place::id).orElse(0L))
                        .addInteger(most))
                .map(rows -> {
                    List<Found> found = new ArrayList<>();
                    rows.forEach(row -> found.add(found(
                            row, row.getOffsetDateTime("first_seen").toInstant().toString())));
                    return found;
                });
    }

    /** Whoever has this id, of all these bots. */
    public Future<List<Found>> byId(Collection<Integer> bots, long id) {
        return client.preparedQuery(
                        "select " + COLUMNS + " from person p where p.bot = any($1) and p.id = $2" + " order by p.bot")
                .execute(Tuple.tuple().addValue(bots.toArray(Integer[]::new)).addLong(id))
                .map(rows -> {
                    List<Found> found = new ArrayList<>();
                    rows.forEach(row -> found.add(found(row, "")));
                    return found;
                });
    }

    private static Found found(Row row, String key) {
        PersonRow person = PersonTable.person(row);
        return new Found(
                person,
                row.getOffsetDateTime("first_seen").toInstant(),
                Optional.ofNullable(row.getLocalDate("last_seen")),
                row.getBoolean("reachable"),
                new Place(key, person.bot(), person.id()));
    }
}
