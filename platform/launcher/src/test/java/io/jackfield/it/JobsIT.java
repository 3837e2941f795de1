package io.jackfield.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.host.store.Database;
import io.jackfield.host.store.JobTable;
import io.jackfield.host.store.Jobs;
import io.jackfield.host.store.Jobs.Plan;
import io.jackfield.host.store.Migrations;
import io.jackfield.it.fixture.TestPlatform;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Planned work on a real PostgreSQL. */
class JobsIT {
    private static final OffsetDateTime NINE = OffsetDateTime.parse("2026-11-21T09:00:00Z");
    private static final AtomicInteger PLUGINS = new AtomicInteger();

    @RegisterExtension
    static final TestPlatform platform = TestPlatform.serving("helper", "").notStarted();

    private static Vertx vertx;
    private static Database database;

    private final Jobs jobs = new JobTable(database.pool());
    private final String plugin = "shop-" + PLUGINS.incrementAndGet();

    @BeforeAll
    static void open() {
        var url = platform.config().database().url().orElseThrow();
        Migrations.apply(url);
        vertx = Vertx.vertx();
        database = new Database(vertx, url, 4);
    }

    @AfterAll
    static void close() throws Exception {
        await(database.close());
        await(vertx.close());
    }

    private void plan(String key, OffsetDateTime due, String cron) throws Exception {
        String zone = cron == null ? null : "UTC";
        await(jobs.put(new Plan(plugin, "report", key, "", due, cron, zone, 0)));
    }

    private List<Plan> take(OffsetDateTime now, List<Plan> underWay) throws Exception {
        return await(jobs.take(List.of(plugin), underWay, now, now.plusMinutes(31), 20));
    }

    private List<String> keys(OffsetDateTime now, List<Plan> underWay) throws Exception {
        return take(now, underWay).stream().map(Plan::key).toList();
    }

    @Test
    void whatIsUnderWayIsNotTakenAgainHoweverLongItTakes() throws Exception {
        plan("week", NINE, null);
        plan("month", NINE.plusHours(1), null);
        List<Plan> taken = take(NINE, List.of());
        assertThat(taken).extracting(Plan::key).containsExactly("week");
        assertThat(taken).extracting(Plan::tries).containsExactly(1);

        assertThat(keys(NINE.plusMinutes(30), List.of())).isEmpty();
        assertThat(keys(NINE.plusHours(2), taken)).containsExactly("month");
        assertThat(keys(NINE.plusHours(3), List.of())).containsExactlyInAnyOrder("week", "month");
    }

    @Test
    void whatNobodyWorksOnIsGivenBack() throws Exception {
        plan("week", NINE, null);
        plan("month", NINE, null);
        List<Plan> taken = take(NINE, List.of());
        List<Plan> kept = taken.stream().filter(one -> one.key().equals("week")).toList();

        await(jobs.giveBackAllBut(kept));

        assertThat(keys(NINE, List.of())).containsExactly("month");
    }

    @Test
    void whatIsRenewedStaysTaken() throws Exception {
        plan("week", NINE, null);
        plan("month", NINE, null);
        List<Plan> taken = take(NINE, List.of());
        List<Plan> kept = taken.stream().filter(one -> one.key().equals("week")).toList();

        await(jobs.renew(kept, NINE.plusMinutes(60)));

        assertThat(keys(NINE.plusMinutes(45), List.of())).containsExactly("month");
        await(jobs.done(kept.getFirst()));
        assertThat(keys(NINE.plusHours(2), List.of())).containsExactly("month");
    }

    @Test
    void planThatHasTakenThePlaceOfOneUnderWayStays() throws Exception {
        plan("week", NINE, null);
        Plan taken = take(NINE, List.of()).getFirst();
        plan("week", NINE.plusHours(1), null);

        await(jobs.done(taken));
        await(jobs.postpone(taken, NINE, 5));

        assertThat(keys(NINE, List.of())).isEmpty();
        assertThat(keys(NINE.plusHours(1), List.of())).containsExactly("week");
    }

    @Test
    void scheduleThatIsPlannedAgainAsItWasKeepsTheRunThatIsUnderWay() throws Exception {
        plan("hourly", NINE, "0 * * * *");
        Plan taken = take(NINE, List.of()).getFirst();
        plan("hourly", NINE.plusHours(5), "0 * * * *");

        assertThat(keys(NINE.plusMinutes(1), List.of())).isEmpty();
        await(jobs.postpone(taken, NINE.plusHours(1), 0));

        assertThat(keys(NINE.plusHours(1), List.of())).containsExactly("hourly");
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }
}
