package io.jackfield.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.payment.Ledger;
import io.jackfield.api.payment.Ledger.Taken;
import io.jackfield.api.payment.PaymentOrder;
import io.jackfield.host.config.BotConfig;
import io.jackfield.host.config.ServiceUrl;
import io.jackfield.it.fixture.LedgerCalls;
import io.jackfield.it.fixture.LedgerCalls.Call;
import io.jackfield.it.fixture.ModelLedger;
import io.jackfield.it.fixture.PaymentRoom;
import io.jackfield.it.fixture.Servers;
import io.jackfield.it.fixture.TestPlatform;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.threeten.extra.MutableClock;

/**
 * Long sequences of calls that nobody has thought of, against the rules in memory and against what must hold of money.
 */
class LedgerSequencesIT {
    /** Other sequences at each run, and these again with {@code -Dledger.seed}. */
    private static final long SEED = Long.getLong("ledger.seed", System.nanoTime() & 0xFFFFFF);

    private static final int THREADS = 6;

    @RegisterExtension
    static final TestPlatform platform = TestPlatform.serving("kind", file("allowed"))
            .and("strict", file("never"))
            .notStarted();

    private final MutableClock clock = MutableClock.of(Instant.parse("2026-03-01T10:00:00Z"), ZoneOffset.UTC);
    private final ServiceUrl url = ServiceUrl.postgres(Servers.get().createDatabase());

    private static String file(String refunds) {
        return """
                plans: [{id: free}, {id: premium}]
                products:
                  - {id: month, plan: premium, period: P1M, title: One month, prices: {RUB: 599, XTR: 250}}
                payments: {refunds: %s}
                """.formatted(refunds);
    }

    private PaymentRoom room(String bot) {
        BotConfig config = platform.config().bots().stream()
                .filter(one -> one.id().equals(bot))
                .findFirst()
                .orElseThrow();
        return PaymentRoom.givingPlans(config, url, clock);
    }

    @ParameterizedTest
    @CsvSource({"kind, 0", "kind, 1", "strict, 2"})
    void everyAnswerIsThatOfTheRulesInMemory(String bot, long turn) throws SQLException {
        makeDays();
        Random random = new Random(SEED + turn);
        ModelLedger.Rows model = new ModelLedger.Rows(clock, bot.equals("kind"));
        Map<String, Ledger> ledgers = new HashMap<>();
        try (PaymentRoom room = room(bot)) {
            for (int round = 0; round < 3; round++) {
                List<PaymentOrder> orders = new ArrayList<>();
                for (int buyer = 0; buyer < 4; buyer++) {
                    orders.add(room.open(PaymentRoom.buyer(100 * round + buyer + 1, "en"), "month", "RUB"));
                }
                orders.forEach(model::add);
                LedgerCalls calls = new LedgerCalls(random, clock, orders);
                for (int step = 0; step < 120; step++) {
                    Call call = calls.next();
                    assertThat(call.on(provider -> ledgers.computeIfAbsent(provider, room::ledger)))
                            .as("ledger.seed=%d turn %d round %d step %d: %s", SEED, turn, round, step, call)
                            .isEqualTo(call.on(model::ledger));
                    if (random.nextInt(10) == 0) {
                        clock.add(Duration.ofMinutes(random.nextInt(5 * 60)));
                    }
                }
            }
        }

        assertThat(column(
                        "select kind || ' ' || (amount / case currency when 'XTR' then 1 else 100.0 end)::numeric(12,2)"
                                + " || ' ' || currency from payment_line order by id"))
                .as("ledger.seed=%d turn %d", SEED, turn)
                .isEqualTo(model.lines());
        assertThat(column("select what from payment_review order by id")).isEqualTo(model.reviews());
        moneyIsAccountedFor(turn);
    }

    /** A message or an event without a day is stored at the second try, which would get the next numbers. */
    private void makeDays() throws SQLException {
        long first = clock.instant().getEpochSecond() / 86_400;
        for (long day = first; day < first + 60; day++) {
            execute(("create table journal_%1$d partition of journal for values from (%1$d) to (%2$d);"
                            + "create table event_%1$d partition of event for values from (%1$d) to (%2$d)")
                    .formatted(day, day + 1));
        }
    }

    @Test
    void manyCallersAtOnceLoseNoMoneyAndGiveNothingTwice() throws Exception {
        List<PaymentOrder> orders = new ArrayList<>();
        try (PaymentRoom room = room("kind");
                ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            for (int buyer = 1; buyer <= 6; buyer++) {
                orders.add(room.open(PaymentRoom.buyer(buyer, "en"), "month", "RUB"));
            }
            List<Future<?>> callers = new ArrayList<>();
            for (int caller = 0; caller < THREADS; caller++) {
                Random random = new Random(SEED + 100 + caller);
                callers.add(threads.submit(() -> callAtRandom(room, random, orders)));
            }
            for (Future<?> caller : callers) {
                caller.get();
            }
            assertThat(room.counted("settled"))
                    .isEqualTo(Double.parseDouble(column("select count(*) from payment_line where kind = 'granted'")
                            .getFirst()));
            assertThat(room.sent())
                    .isEqualTo(Integer.parseInt(column("select count(*) from payment_line where kind <> 'accepted'")
                            .getFirst()));
        }
        moneyIsAccountedFor(100);
    }

    private void callAtRandom(PaymentRoom room, Random random, List<PaymentOrder> orders) {
        LedgerCalls calls = new LedgerCalls(random, clock, orders);
        for (int step = 0; step < 120; step++) {
            PaymentOrder order = orders.get(random.nextInt(orders.size()));
            switch (random.nextInt(25)) {
                case 0 -> room.ask(payments -> payments.clockTurned());
                case 1 -> room.ask(payments -> payments.orders().withdraw(room.bot(), order.id()));
                case 2 -> clock.add(Duration.ofMinutes(random.nextInt(120)));
                case 3 -> room.open(order.buyer(), "month", random.nextBoolean() ? "RUB" : "XTR");
                case 4 -> {
                    String charge = order.id() + "-next" + random.nextInt(2);
                    Taken next = new Taken(charge, order.id(), order.price(), clock.instant(), Map.of());
                    room.ask(payments -> payments.renewals().renewed(room.bot(), "alpha", next));
                }
                default -> calls.next().on(room::ledger);
            }
        }
    }

    /** Each question finds the rows for which something does not hold. */
    private void moneyIsAccountedFor(long turn) throws SQLException {
        for (String question : List.of(
                // what came in was granted or is surplus
                "select number from payment_line group by number having sum(case kind when 'accepted' then amount"
                        + " when 'granted' then -amount when 'surplus' then -amount else 0 end) <> 0",
                // no more went back than had come in
                "select number from payment_line group by number"
                        + " having sum(case kind when 'accepted' then amount when 'refunded' then -amount else 0 end) < 0",
                "select t.number from payment_transaction t where t.returned <>"
                        + " (select coalesce(sum(amount), 0) from payment_line l where l.number = t.number and kind = 'refunded')",
                "select t.number from payment_transaction t where (t.state in ('settled', 'refunded'))"
                        + " <> exists (select from payment_line l where l.number = t.number and kind = 'accepted')",
                "select number from payment_transaction where (state = 'refunded') <> (returned = amount and amount > 0)"
                        + " and state in ('settled', 'refunded')",
                // an order is granted once, if it is paid
                "select order_id from payment_line where kind = 'granted' group by order_id having count(*) > 1",
                "select o.id from payment_order o where (o.state in ('paid', 'refunded'))"
                        + " <> exists (select from payment_line l where l.order_id = o.id and kind = 'granted')",
                "select o.id from payment_order o where (o.state in ('paid', 'refunded'))"
                        + " <> (1 = (select count(*) from test_grant g where g.order_id = o.id and given))",
                "select o.id from payment_order o where (o.state = 'refunded')"
                        + " <> (1 = (select count(*) from test_grant g where g.order_id = o.id and not given))",
                // and so are the plans
                "select o.id from payment_order o where (o.state in ('paid', 'refunded'))"
                        + " <> (1 = (select count(*) from billing_action a where a.action = 'buy'"
                        + " and a.actor = o.id))",
                // one may begin at a time, and one counts
                "select order_id from payment_transaction where state = 'begun' group by order_id having count(*) > 1",
                // everything that concerns the buyer's money was told
                "select 1 where (select count(*) from payment_line where kind <> 'accepted')"
                        + " <> (select count(*) from journal where update_id < 0)")) {
            assertThat(column(question))
                    .as("ledger.seed=%d turn %d: %s", SEED, turn, question)
                    .isEmpty();
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(
                url.jdbcUrl(),
                url.user().orElseThrow(),
                url.password().orElseThrow().value());
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<String> column(String sql) throws SQLException {
        try (Connection connection = connect();
                var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }
}
