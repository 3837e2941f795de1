package io.jackfield.web.assistant;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;

/** The table of users. Blocking. */
final class Accounts {
    private static final String COLUMNS = "id, external_id, name, language, created_at, trial_started_at";

    private final Supplier<DataSource> database;
    private final Clock clock;

    Accounts(Supplier<DataSource> database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** What a user says of themselves. */
    record Profile(String externalId, String name, String language) {}

    /** Empty when there is a user of this external id. */
    Optional<Account> add(Profile profile, String key) throws SQLException {
        return first(
                "insert into account(external_id, name, language, key_hash, created_at) values (?, ?, ?, ?, ?)"
                        + " on conflict (external_id) do nothing returning " + COLUMNS,
                profile.externalId(),
                profile.name(),
                profile.language(),
                Keys.hash(key),
                now());
    }

    /** Gives a user another key; the one of before counts no more. */
    Optional<Account> rekey(String externalId, String key) throws SQLException {
        return first(
                "update account set key_hash = ? where external_id = ? returning " + COLUMNS,
                Keys.hash(key),
                externalId);
    }

    Optional<Account> byKey(String key) throws SQLException {
        return first("select " + COLUMNS + " from account where key_hash = ?", (Object) Keys.hash(key));
    }

    Optional<Account> byId(long id) throws SQLException {
        return first("select " + COLUMNS + " from account where id = ?", id);
    }

    /** By id, those after the given one. */
    List<Account> page(long afterId, int count) throws SQLException {
        return all("select " + COLUMNS + " from account where id > ? order by id limit ?", afterId, count);
    }

    /** Begins the trial unless it has begun. */
    Account startTrial(Account account) throws SQLException {
        return first(
                        "update account set trial_started_at = coalesce(trial_started_at, ?) where id = ? returning "
                                + COLUMNS,
                        now(),
                        account.id())
                .orElseThrow(Problem::unknownKey);
    }

    void delete(long id) throws SQLException {
        first("delete from account where id = ? returning " + COLUMNS, id);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private Optional<Account> first(String sql, Object... values) throws SQLException {
        return all(sql, values).stream().findFirst();
    }

    private List<Account> all(String sql, Object... values) throws SQLException {
        try (Connection connection = database.get().getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int index = 0; index < values.length; index++) {
                statement.setObject(index + 1, values[index]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                List<Account> accounts = new ArrayList<>();
                while (rows.next()) {
                    accounts.add(account(rows));
                }
                return accounts;
            }
        }
    }

    private static Account account(ResultSet row) throws SQLException {
        return new Account(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                time(row, 5).orElseThrow(),
                time(row, 6));
    }

    private static Optional<Instant> time(ResultSet row, int column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
