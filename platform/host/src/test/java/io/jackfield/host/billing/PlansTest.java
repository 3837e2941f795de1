package io.jackfield.host.billing;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.jackfield.api.desk.BillingDesk.Plan;
import io.jackfield.host.billing.Plans.Held;
import io.jackfield.host.store.SubscriptionRow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class PlansTest {
    private static final Instant NOW = Instant.parse("2026-01-05T12:00:00Z");
    private static final Plan FREE = new Plan("free", "Free", false, List.of());
    private static final Plan VIP = new Plan("vip", "VIP", true, List.of());

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

    private static Optional<SubscriptionRow> until(String plan, Instant end) {
        return Optional.of(new SubscriptionRow(plan, NOW.minus(Duration.ofDays(1)), Optional.of(end), "operator"));
    }

    @Test
    void planEndsAtItsVeryMoment() {
        Instant end = NOW.plus(Duration.ofDays(1));

        assertThat(plans.held("helper", List.of(FREE, VIP), until("vip", end), end.minusNanos(1)))
                .isEqualTo(new Held(VIP, Optional.of(end)));
        assertThat(plans.held("helper", List.of(FREE, VIP), until("vip", end), end))
                .isEqualTo(new Held(FREE, Optional.empty()));
    }

    @Test
    void planThatTheBotNoLongerHasIsTheFirstOneAndToldOnce() {
        Optional<SubscriptionRow> gold = until("gold", NOW.plusSeconds(60));

        for (int times = 0; times < 3; times++) {
            assertThat(plans.held("helper", List.of(FREE, VIP), gold, NOW).plan())
                    .isEqualTo(FREE);
        }

        assertThat(log.list).hasSize(1);
        assertThat(log.list.getFirst().getFormattedMessage())
                .contains("bot=helper", "plan 'gold'", "config/bots/helper.yaml");
    }

    @Test
    void everythingIsOpenWhereThereAreNoPlans() {
        Held held = plans.held("helper", List.of(), until("vip", NOW.plusSeconds(60)), NOW);

        assertThat(held.plan().premium()).isTrue();
        assertThat(held.plan().limits()).isEmpty();
        assertThat(held.until()).isEmpty();
        assertThat(log.list).isEmpty();
    }
}
