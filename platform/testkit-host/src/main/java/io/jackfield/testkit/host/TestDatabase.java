package io.jackfield.testkit.host;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.PluginError;
import io.jackfield.api.StandardError;
import io.jackfield.api.event.Event;
import io.jackfield.api.llm.ModelMessage;
import io.jackfield.host.config.ServiceUrl;
import io.vertx.core.json.JsonObject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** What a test reads in the host's tables. Its connection is its own. */
final class TestDatabase implements AutoCloseable {
    private static final String OWN_CODE = "[a-z0-9-]+(\\.[a-z0-9-]+)+";

    /** Dead letters, and messages that Telegram would not take; not those to people who have blocked the bot. */
    private static final String NEW_FAILURES = """
            select update_id, chat,
                case state when 4 then 'REPLY_INVALID: Telegram refuses the message: ' || error else error end
            from journal where error is not null and not (state = 4 and error like 'Forbidden:%') order by update_id""";

    private final Connection connection;
    private final Set<Long> toldFailures = new HashSet<>();

    TestDatabase(String url) {
        try {
            ServiceUrl place = ServiceUrl.postgres(url);
            connection = DriverManager.getConnection(
                    place.jdbcUrl(), "postgres", place.password().orElseThrow().value());
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    /** A handler's failure, or a message that Telegram would not take, as the journal says it. */
    record Failure(long chat, JackfieldException error) {}

    /** Failures that this method has not told yet. */
    synchronized List<Failure> newFailures() {
        return read(
                        NEW_FAILURES,
                        statement -> {},
                        row -> toldFailures.add(row.getLong(1))
                                ? Optional.of(new Failure(row.getLong(2), error(row.getString(3))))
                                : Optional.<Failure>empty())
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    /** {@code PLUGIN_FAULT: what happened}, or a code of the plugin's own in place of the first word. */
    private static JackfieldException error(String text) {
        int colon = text.indexOf(": ");
        String code = text.substring(0, Math.max(0, colon));
        for (StandardError error : StandardError.values()) {
            if (error.name().equals(code)) {
                return new JackfieldException(error, text.substring(colon + 2));
            }
        }
        return code.matches(OWN_CODE)
                ? new JackfieldException(StandardError.REQUEST_REJECTED, text.substring(colon + 2))
                        .as(new PluginError(code, "(its words are in the chat)"))
                : new JackfieldException(StandardError.PLUGIN_FAULT, text);
    }

    synchronized List<ModelMessage> dialogue(long chat) {
        return read(
                "select role, body from dialogue where chat = ? and thread = 0 order by said_at, position",
                statement -> statement.setLong(1, chat),
                row -> new ModelMessage(ModelMessage.Role.values()[row.getInt(1)], row.getString(2), List.of()));
    }

    /** Of the only bot, oldest first. */
    synchronized List<Event> events(String bot) {
        return read("select person, name, facts::text from event order by id", statement -> {}, row -> event(bot, row));
    }

    private static Event event(String bot, ResultSet row) throws SQLException {
        long person = row.getLong(1);
        OptionalLong whom = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(person);
        Map<String, String> facts = new HashMap<>();
        new JsonObject(row.getString(3)).forEach(fact -> facts.put(fact.getKey(), (String) fact.getValue()));
        return new Event(bot, whom, row.getString(2), facts);
    }

    /** When the plugin's next job is due, if that is up to then. */
    synchronized Optional<Instant> nextJob(String plugin, Instant upTo) {
        return read(
                        "select due_at from job where plugin = ? and due_at <= ? order by due_at limit 1",
                        statement -> {
                            statement.setString(1, plugin);
                            statement.setObject(2, upTo.atOffset(ZoneOffset.UTC));
                        },
                        row -> row.getObject(1, OffsetDateTime.class).toInstant())
                .stream()
                .findFirst();
    }

    private interface Fill {
        void in(PreparedStatement statement) throws SQLException;
    }

    private interface Take<T> {
        T from(ResultSet row) throws SQLException;
    }

    private <T> List<T> read(String query, Fill fill, Take<T> take) {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            fill.in(statement);
            List<T> found = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(take.from(rows));
                }
            }
            return found;
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    private static IllegalStateException unreadable(SQLException e) {
        return new IllegalStateException("the host's tables cannot be read: " + e.getMessage(), e);
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }
}
