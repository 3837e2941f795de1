package io.jackfield.host.billing;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.jackfield.api.desk.BillingDesk.Access;
import io.jackfield.api.desk.BillingDesk.Access.Reason;
import io.jackfield.api.desk.BillingDesk.Plan;
import io.jackfield.api.desk.BillingDesk.Standing.State;
import io.jackfield.api.desk.BillingDesk.Upcoming;
import io.jackfield.host.ServedBots;
import io.jackfield.host.billing.Plans.Held;
import io.jackfield.host.config.BotConfig;
import io.jackfield.host.config.PlanTerms;
import io.jackfield.host.store.SubscriptionRow;
import io.jackfield.host.store.SubscriptionRow.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class PlansTest {
    private static final Instant NOW = Instant.parse("2026-01-05T12:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);
    private static final Plan FREE = new Plan("free", "Free", false, List.of(), Set.of("hello"));
    private static final Plan VIP = new Plan("vip", "VIP", true, List.of(), Set.of("reports"));
    private static final Plan GOLD = new Plan("gold", "Gold", true, List.of(), Set.of("reports", "charts"));
    private static final BotConfig BOT = ServedBots.config(
            List.of(FREE, VIP, GOLD), Map.of("vip", new PlanTerms(Optional.empty(), DAY.multipliedBy(3), List.of())));

    private final Logger logger = (Logger) LoggerFactory.getLogger(Plans.class);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Plans plans = new Plans();

    @BeforeEach
    void listen() {
        log.start();
        logger.setLevel(Level.WARN);
        logger.addAppender(log);
    }

    @AfterEach
    void stopListening() {
        logger.detachAppender(log);
        logger.setLevel(null);
    }

    private static SubscriptionRow segment(String plan, Kind kind, Instant begin, Instant end) {
        return new SubscriptionRow(
                1, plan, kind, begin, Optional.of(end), Optional.empty(), Optional.empty(), "operator");
    }

    private static Timeline until(String plan, Kind kind, Instant end) {
        return new Timeline(List.of(segment(plan, kind, NOW.minus(DAY), end)));
    }

    private static Access access(Held held, String feature) {
        return held.access(BOT.plans(), feature);
    }

    @Test
    void planEndsAtItsVeryMoment() {
        Instant end = NOW.plus(DAY);
        Timeline timeline = until("gold", Kind.BOUGHT, end);

        Held before = plans.held(BOT, timeline, end.minusNanos(1));
        assertThat(before.plan()).isEqualTo(GOLD);
        assertThat(before.state()).isEqualTo(State.ACTIVE);
        assertThat(before.until()).contains(end);
        assertThat(before.graceUntil()).isEmpty();
        Held after = plans.held(BOT, timeline, end);
        assertThat(after.plan()).isEqualTo(FREE);
        assertThat(after.state()).isEqualTo(State.FREE);
        assertThat(after.until()).isEmpty();
    }

    @Test
    void boughtPlanStaysForItsGraceToTheVeryMoment() {
        Instant end = NOW.plus(DAY);
        Instant graceEnd = end.plus(DAY.multipliedBy(3));
        Timeline timeline = until("vip", Kind.BOUGHT, end);

        assertThat(plans.held(BOT, timeline, NOW).graceUntil()).contains(graceEnd);
        Held held = plans.held(BOT, timeline, end);
        assertThat(held.plan()).isEqualTo(VIP);
        assertThat(held.state()).isEqualTo(State.GRACE);
        assertThat(held.until()).contains(end);
        assertThat(held.graceUntil()).contains(graceEnd);
        assertThat(plans.held(BOT, timeline, graceEnd).state()).isEqualTo(State.FREE);
        assertThat(plans.held(BOT, until("vip", Kind.OPERATOR, end), end).state())
                .isEqualTo(State.FREE);
        assertThat(plans.held(BOT, until("vip", Kind.TRIAL, end), end).state()).isEqualTo(State.FREE);
    }

    @Test
    void whatFollowsIsNamedAndLeavesNoRoomForGrace() {
        Instant end = NOW.plus(DAY);
        Timeline timeline = new Timeline(List.of(
                segment("vip", Kind.BOUGHT, NOW.minus(DAY), end),
                segment("gold", Kind.BOUGHT, end, end.plus(DAY)),
                segment("lost", Kind.BOUGHT, end.plus(DAY), end.plus(DAY).plus(DAY))));

        Held held = plans.held(BOT, timeline, NOW);

        assertThat(held.graceUntil()).isEmpty();
        assertThat(held.after()).containsExactly(new Upcoming(GOLD, end, Optional.of(end.plus(DAY))));
        assertThat(plans.held(BOT, timeline, end).plan()).isEqualTo(GOLD);
    }

    @Test
    void accessSaysWhyAndUntilWhen() {
        Instant end = NOW.plus(DAY);
        Timeline vip = until("vip", Kind.BOUGHT, end);
        Held active = plans.held(BOT, vip, NOW);
        Held grace = plans.held(BOT, vip, end);
        Held trial = plans.held(BOT, until("vip", Kind.TRIAL, end), NOW);
        Held nothing = plans.held(BOT, Timeline.EMPTY, NOW);

        assertThat(access(active, "hello")).isEqualTo(new Access(true, Reason.FREE, Optional.empty()));
        assertThat(access(active, "reports")).isEqualTo(new Access(true, Reason.PLAN, Optional.of(end)));
        assertThat(access(grace, "reports"))
                .isEqualTo(new Access(true, Reason.GRACE, Optional.of(end.plus(DAY.multipliedBy(3)))));
        assertThat(access(trial, "reports")).isEqualTo(new Access(true, Reason.TRIAL, Optional.of(end)));
        assertThat(access(nothing, "reports")).isEqualTo(new Access(false, Reason.NEEDS_PLAN, Optional.empty()));
        assertThat(access(active, "charts")).isEqualTo(new Access(false, Reason.NEEDS_PLAN, Optional.empty()));
    }

    @Test
    void accessThatComesByItselfIsNamed() {
        Instant end = NOW.plus(DAY);
        Timeline timeline = new Timeline(List.of(
                segment("vip", Kind.BOUGHT, NOW.minus(DAY), end), segment("gold", Kind.BOUGHT, end, end.plus(DAY))));

        assertThat(access(plans.held(BOT, timeline, NOW), "charts"))
                .isEqualTo(new Access(false, Reason.NEEDS_PLAN, Optional.of(end)));
    }

    @Test
    void planThatTheBotNoLongerHasIsTheFirstOneAndToldOnce() {
        Timeline lost = until("lost", Kind.OPERATOR, NOW.plusSeconds(60));

        for (int times = 0; times < 3; times++) {
            assertThat(plans.held(BOT, lost, NOW).plan()).isEqualTo(FREE);
        }

        assertThat(log.list).hasSize(1);
        assertThat(log.list.getFirst().getFormattedMessage())
                .contains("bot=helper", "plan 'lost'", "config/bots/helper.yaml");
    }

    @Test
    void everythingIsOpenWhereThereAreNoPlans() {
        Held held =
                plans.held(ServedBots.config(List.of(), Map.of()), until("vip", Kind.BOUGHT, NOW.plusSeconds(60)), NOW);

        assertThat(held.plan().premium()).isTrue();
        assertThat(held.plan().limits()).isEmpty();
        assertThat(held.until()).isEmpty();
        assertThat(held.access(List.of(), "anything").allowed()).isTrue();
        assertThat(log.list).isEmpty();
    }
}
