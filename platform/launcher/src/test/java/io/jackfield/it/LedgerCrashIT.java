package io.jackfield.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.api.chat.Person;
import io.jackfield.api.payment.Ledger;
import io.jackfield.api.payment.Ledger.Begin;
import io.jackfield.api.payment.Ledger.Taken;
import io.jackfield.api.payment.Ledger.Verdict;
import io.jackfield.api.payment.PaymentOrder;
import io.jackfield.host.config.ServiceUrl;
import io.jackfield.host.store.Migrations;
import io.jackfield.it.fixture.GrantLog;
import io.jackfield.it.fixture.PaymentRoom;
import io.jackfield.it.fixture.Relay;
import io.jackfield.it.fixture.TestPlatform;
import io.jackfield.sandbox.telegram.SandboxChat;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The ledger when connections break in the middle of a call, and hosts between a call and its message. */
class LedgerCrashIT {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final AtomicLong BUYERS = new AtomicLong(500);
    private static final int GATE = 4_711;

    @RegisterExtension
    static final TestPlatform platform = TestPlatform.serving("shop", """
                    plans: [{id: free}, {id: premium, label: Premium}]
                    products:
                      - {id: month, plan: premium, period: P1M, title: One month, prices: {RUB: 599}}
                    """).notStarted();

    private final Clock clock = Clock.systemUTC();
    private final Person buyer = PaymentRoom.buyer(BUYERS.incrementAndGet(), "en");

    private static ServiceUrl url() {
        ServiceUrl url = platform.config().database().url().orElseThrow();
        Migrations.apply(url);
        return url;
    }

    private PaymentRoom room(ServiceUrl url) {
        return new PaymentRoom(platform.config().bots().getFirst(), url, clock, new GrantLog());
    }

    private Taken taken(PaymentOrder order) {
        return new Taken("charge-" + order.id(), order.id(), order.price(), clock.instant(), Map.of());
    }

    private static String count(String table) {
        return platform.journal().column("select count(*) from " + table).getFirst();
    }

    /** The session ends when this happens. */
    private static void dieAt(String place) {
        platform.journal().execute("""
                create or replace function test_die() returns trigger language plpgsql as $$
                begin
                    perform pg_terminate_backend(pg_backend_pid());
                    perform pg_sleep(30);
                    return new;
                end $$""");
        platform.journal()
                .execute(
                        place.endsWith("commit")
                                ? "create constraint trigger test_death after insert on payment_line deferrable initially deferred"
                                        + " for each row execute function test_die()"
                                : "create trigger test_death before " + place
                                        + " for each row execute function test_die()");
    }

    private static void liveOn(String place) {
        String table = place.endsWith("commit") ? "payment_line" : place.replaceFirst(".* on ", "");
        platform.journal().execute("drop trigger test_death on " + table);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert on payment_transaction",
                "update on payment_order",
                "insert on payment_line",
                "insert on test_grant",
                "insert on journal",
                "commit"
            })
    void sessionThatEndsInTheMiddleLeavesNothingBehind(String place) {
        try (PaymentRoom room = room(url())) {
            Ledger alpha = room.ledger("alpha");
            PaymentOrder order = room.open(buyer, "month", "RUB");
            String rows = "payment_transaction where order_id = '" + order.id() + "'";
            String messages = "journal where chat = " + buyer.id();
            dieAt(place);
            try {
                assertThatThrownBy(() -> alpha.taken(taken(order)))
                        .isInstanceOfSatisfying(
                                JackfieldException.class,
                                e -> assertThat(e.error()).isEqualTo(StandardError.UNAVAILABLE));
            } finally {
                liveOn(place);
            }
            assertThat(alpha.order(order.id()).orElseThrow().state()).isEqualTo(PaymentOrder.State.OPEN);
            assertThat(count(rows)).isEqualTo("0");
            assertThat(count("payment_line where order_id = '" + order.id() + "'"))
                    .isEqualTo("0");
            assertThat(count("test_grant where order_id = '" + order.id() + "'"))
                    .isEqualTo("0");
            assertThat(count(messages)).isEqualTo("0");

            assertThat(alpha.taken(taken(order)).verdict()).isEqualTo(Verdict.DONE);
            assertThat(count("test_grant where order_id = '" + order.id() + "'"))
                    .isEqualTo("1");
            assertThat(count(messages)).isEqualTo("1");
            assertThat(room.sent()).isOne();
        }
    }

    @Test
    void sessionThatEndsWhileAnOrderIsCancelledChangesNothing() {
        try (PaymentRoom room = room(url())) {
            Ledger alpha = room.ledger("alpha");
            PaymentOrder order = room.open(buyer, "month", "RUB");
            alpha.begin(new Begin(
                    "b" + order.id(),
                    order.id(),
                    order.price(),
                    clock.instant(),
                    SOON.multipliedBy(60),
                    "4",
                    Map.of()));
            alpha.settle("b" + order.id());
            dieAt("update on payment_order");
            try {
                assertThatThrownBy(() -> alpha.cancel("b" + order.id(), "5")).isInstanceOf(JackfieldException.class);
            } finally {
                liveOn("update on payment_order");
            }

            assertThat(count("test_grant where order_id = '" + order.id() + "'"))
                    .isEqualTo("1");
            assertThat(alpha.cancel("b" + order.id(), "5").verdict()).isEqualTo(Verdict.DONE);
            assertThat(count("test_grant where order_id = '" + order.id() + "'"))
                    .isEqualTo("2");
        }
    }

    @Test
    void commitWhoseAnswerIsLostCountsAndItsMessageIsLookedFor() throws SQLException {
        ServiceUrl direct = url();
        try (Relay relay = new Relay(direct.host(), direct.port());
                PaymentRoom room = room(ServiceUrl.postgres(
                        direct.value().replace(":" + direct.port() + "/", ":" + relay.port() + "/")));
                Connection gate = platform.journal().connect()) {
            Ledger alpha = room.ledger("alpha");
            PaymentOrder order = room.open(buyer, "month", "RUB");
            platform.journal().execute("""
                    create or replace function test_wait() returns trigger language plpgsql as $$
                    begin
                        perform pg_advisory_xact_lock(%d);
                        return new;
                    end $$""".formatted(GATE));
            platform.journal()
                    .execute("create constraint trigger test_death after insert on payment_line"
                            + " deferrable initially deferred for each row execute function test_wait()");
            execute(gate, "select pg_advisory_lock(" + GATE + ")");
            try {
                CompletableFuture<Verdict> call = CompletableFuture.supplyAsync(
                        () -> alpha.taken(taken(order)).verdict());
                await().atMost(SOON).until(() -> waiting() == 1);
                relay.cut();
                assertThatThrownBy(call::join)
                        .isInstanceOf(CompletionException.class)
                        .hasCauseInstanceOf(JackfieldException.class);
                relay.mend();
                assertThat(room.perhapsStored()).isOne();
                execute(gate, "select pg_advisory_unlock(" + GATE + ")");
                await().atMost(SOON)
                        .until(() -> waiting() == 0
                                && count("journal where chat = " + buyer.id()).equals("1"));
            } finally {
                liveOn("commit");
            }

            assertThat(alpha.taken(taken(order)).verdict()).isEqualTo(Verdict.REPEATED);
            assertThat(count("test_grant where order_id = '" + order.id() + "'"))
                    .isEqualTo("1");
        }
    }

    private static int waiting() {
        return Integer.parseInt(count("pg_locks where locktype = 'advisory' and objid = " + GATE + " and not granted"));
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void lostDatabaseIsSaidAndFoundAgain() {
        try (PaymentRoom room = room(url())) {
            Ledger alpha = room.ledger("alpha");
            PaymentOrder order = room.open(buyer, "month", "RUB");
            platform.journal()
                    .execute("select pg_terminate_backend(pid) from pg_stat_activity"
                            + " where application_name = 'jackfield' and datname = current_database()");

            await().atMost(SOON)
                    .ignoreExceptionsMatching(error -> error instanceof JackfieldException unavailable
                            && unavailable.error() == StandardError.UNAVAILABLE)
                    .until(() -> List.of(Verdict.DONE, Verdict.REPEATED)
                            .contains(alpha.taken(taken(order)).verdict()));
            assertThat(count("payment_line where order_id = '" + order.id() + "'"))
                    .isEqualTo("2");
        }
    }

    @Test
    void receiptThatWasNotSentIsSentByTheNextLife() throws Exception {
        SandboxChat chat = platform.newcomer().open();
        try (PaymentRoom room = room(url())) {
            PaymentOrder order = room.open(PaymentRoom.buyer(chat.id(), "en"), "month", "RUB");
            room.ledger("alpha").taken(taken(order));
        }

        platform.start();
        try {
            assertThat(chat.nextReply().text()).startsWith("Paid: One month, 599 ₽. You have Premium until");
            assertThat(chat.transcript().botMessageCount()).isOne();
        } finally {
            platform.stop();
        }
    }
}
