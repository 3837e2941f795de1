package io.jackfield.benchmarks.payment;

import io.jackfield.benchmarks.load.Invoices;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The host's tables of orders and of its ledger, as far as the benchmarks know them. Orders are written straight into
 * them: a hundred thousand users who choose something would take longer than all that is measured.
 */
public final class OrderRows {
    /** What an order in soʻm costs, in its hundredths. */
    public static final int TIYIN = 1_500_000;

    /** As {@link Invoices#order} writes the ids. */
    private static final String INSERT = """
            INSERT INTO payment_order (id, bot, person, language, chat, product, plan, period, renews, facts, title,
                description, price, currency, customer, state, withdrawn, made_at, expires_at)
            SELECT 'bench' || lpad(i::text, 10, '0') || 'x', (SELECT number FROM bot WHERE name = ?), ?::bigint + ? * i, 'en',
                ?::bigint + ? * i, 'month', 'premium', 'P1M', false, '{}', 'One month', 'One month', ?, ?, '{}', 'open',
                false, now(), now() + interval '1 day'
            FROM generate_series(0, ? - 1) i""";

    private static final String WRONG = """
            SELECT count(*) FROM payment_order o
            WHERE (o.state = 'paid')::int <> (SELECT count(*) FROM payment_line l WHERE l.order_id = o.id AND l.kind = 'granted')
            OR (o.state = 'paid')::int <> (SELECT count(*) FROM subscription s WHERE s.bot = o.bot AND s.person = o.person)""";

    private final String database;
    private final String bot;

    /** @param database whose tables the host has made */
    public OrderRows(URI database, String bot) {
        this.database = "jdbc:postgresql://127.0.0.1:" + database.getPort() + database.getPath();
        this.bot = bot;
    }

    /**
     * Open orders in soʻm, from number zero on.
     *
     * @param firstPerson the id of the first buyer; the others follow
     */
    public void inSom(int count, long firstPerson) throws SQLException {
        insert(count, firstPerson, 1, TIYIN, "UZS");
    }

    /**
     * Open orders in Stars, from number zero on.
     *
     * @param firstPerson the id of the first buyer
     * @param betweenPersons what the next one's id is more
     */
    public void inStars(int count, long firstPerson, long betweenPersons) throws SQLException {
        insert(count, firstPerson, betweenPersons, Invoices.STARS, "XTR");
    }

    private void insert(int count, long firstPerson, long betweenPersons, long price, String currency)
            throws SQLException {
        try (Connection connection = connect();
                PreparedStatement insert = connection.prepareStatement(INSERT);
                Statement statement = connection.createStatement()) {
            insert.setString(1, bot);
            insert.setLong(2, firstPerson);
            insert.setLong(3, betweenPersons);
            insert.setLong(4, firstPerson);
            insert.setLong(5, betweenPersons);
            insert.setLong(6, price);
            insert.setString(7, currency);
            insert.setInt(8, count);
            insert.executeUpdate();
            // As PostgreSQL does by itself soon after; a plan made for an empty table would be measured instead.
            statement.execute("ANALYZE payment_order");
        }
    }

    public long paid() throws SQLException {
        return count("SELECT count(*) FROM payment_order WHERE state = 'paid'");
    }

    /** Orders that are paid and were not credited exactly once, or the other way round. */
    public long wronglyCredited() throws SQLException {
        return count(WRONG);
    }

    /** What the host has written down of the first call that it could not answer; empty when there was none. */
    public String firstProblem() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(
                        "SELECT problem FROM payment_callback WHERE problem IS NOT NULL ORDER BY id LIMIT 1")) {
            return answer.next() ? answer.getString(1) : "";
        }
    }

    private long count(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(sql)) {
            answer.next();
            return answer.getLong(1);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(database, "postgres", "postgres");
    }
}
