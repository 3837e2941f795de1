package io.jackfield.lib.sales;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads rows of the tables. */
final class Rows {
    static final String APPLICATION =
            "id, bot, number, person, name, phone, package, source, status, manager, manager_name,"
                    + " created_at, changed_at, version";
    static final String OPEN = "status IN ('new', 'taken', 'contacted')";

    private Rows() {}

    static Application application(ResultSet row) throws SQLException {
        return new Application(
                row.getString("bot"),
                row.getString("number"),
                person(row),
                new Contact(row.getString("name"), row.getString("phone")),
                row.getString("package"),
                row.getString("source"),
                Status.of(row.getString("status")).orElseThrow(),
                Optional.of(new Actor(row.getString("manager"), row.getString("manager_name")))
                        .filter(manager -> !manager.id().isEmpty()),
                Sql.instant(row, "created_at"),
                Sql.instant(row, "changed_at"),
                row.getInt("version"));
    }

    private static OptionalLong person(ResultSet row) throws SQLException {
        long person = row.getLong("person");
        return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(person);
    }

    static Change change(ResultSet row) throws SQLException {
        return new Change(
                Sql.instant(row, "at"),
                new Actor(row.getString("actor"), row.getString("actor_name")),
                Change.What.of(row.getString("what")),
                row.getString("value"));
    }
}
