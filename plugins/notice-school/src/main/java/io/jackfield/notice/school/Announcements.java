package io.jackfield.notice.school;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** What staff have announced. Blocking; from any thread. */
final class Announcements {
    private final DataSource database;
    private final Clock clock;

    Announcements(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Keeps one; a second call with the key of the same update does nothing.
     *
     * @param className empty for all
     */
    void add(String bot, String className, String body, long author, String key) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "insert into announcement (bot, class_name, body, author, key, at) values (?, ?, ?, ?, ?, ?)"
                                + " on conflict (key) do nothing")) {
            statement.setString(1, bot);
            statement.setString(2, className);
            statement.setString(3, body);
            statement.setLong(4, author);
            statement.setString(5, key);
            statement.setObject(6, clock.instant().atOffset(ZoneOffset.UTC));
            statement.executeUpdate();
        } catch (SQLException e) {
            throw unavailable(e);
        }
    }

    /** Those that have been made since then, oldest first. */
    List<Announcement> since(String bot, Instant moment) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "select id, class_name, body from announcement where bot = ? and at >= ? order by id")) {
            statement.setString(1, bot);
            statement.setObject(2, moment.atOffset(ZoneOffset.UTC));
            return read(statement);
        } catch (SQLException e) {
            throw unavailable(e);
        }
    }

    private static List<Announcement> read(PreparedStatement statement) throws SQLException {
        List<Announcement> all = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                all.add(new Announcement(row.getLong("id"), row.getString("class_name"), row.getString("body")));
            }
        }
        return all;
    }

    private static JackfieldException unavailable(SQLException e) {
        return new JackfieldException(
                StandardError.UNAVAILABLE, "the tables of notice-school cannot be used: " + e.getMessage(), e);
    }
}
