package io.jackfield.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.api.desk.BillingDesk;
import io.jackfield.api.desk.BillingDesk.Access.Reason;
import io.jackfield.api.desk.BillingDesk.Limit;
import io.jackfield.api.desk.BillingDesk.Standing;
import io.jackfield.api.desk.BillingDesk.Standing.State;
import io.jackfield.api.desk.BillingDesk.Unit;
import io.jackfield.host.billing.Term;
import io.jackfield.host.config.ModelOffer;
import io.jackfield.host.llm.SpendingGate.Hold;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Period;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Quotas without a database, as the host's are with one. */
class InMemoryBillingTest {
    private static final long ADA = 5;

    private final InMemoryHost host = JackfieldExtension.with(DeskCommand.class)
            .offer("fast", "Fast", "openai", false)
            .offer("deep", "Deep", "openai", false)
            .offer("best", "Best", "openai", true)
            .plan(
                    "free",
                    "Free",
                    false,
                    new Limit(Unit.REQUESTS, BigDecimal.TWO, BillingDesk.Period.DAY, Set.of("fast")),
                    new Limit(Unit.TOKENS, new BigDecimal("1000"), BillingDesk.Period.EVER, Set.of("deep")))
            .plan("vip", "VIP", true)
            .plan("gold", "Gold", true)
            .features("vip", "reports")
            .trial("vip", Period.ofDays(3))
            .grace("vip", Duration.ofDays(3))
            .startInMemory();

    private Hold reserve(String offer, long tokens) {
        return host.billing().reserve("test", ADA, offer(offer), tokens);
    }

    private ModelOffer offer(String id) {
        return host.bot().config().models().stream()
                .filter(offer -> offer.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private BigDecimal used(String offer) {
        return host.billing()
                .standing("test", ADA)
                .tightest(offer)
                .orElseThrow()
                .used();
    }

    private void refused(StandardError error, String offer, long tokens) {
        assertThatThrownBy(() -> reserve(offer, tokens))
                .isInstanceOfSatisfying(
                        JackfieldException.class,
                        refusal -> assertThat(refusal.error()).isEqualTo(error));
    }

    @Test
    void requestsAreHeldSettledAndReleased() {
        Hold first = reserve("fast", 1);
        Hold second = reserve("fast", 1);
        refused(StandardError.QUOTA_EXCEEDED, "fast", 1);

        first.settle(offer("fast"), 5, BigDecimal.ZERO);
        second.release();
        second.settle(offer("fast"), 5, BigDecimal.ZERO);
        assertThat(used("fast")).isEqualByComparingTo("1");

        host.clock().advance(Duration.ofDays(1));
        assertThat(used("fast")).isEqualByComparingTo("0");
    }

    @Test
    void tokensAreTheEstimateUntilTheyAreKnown() {
        Hold hold = reserve("deep", 900);
        refused(StandardError.QUOTA_EXCEEDED, "deep", 101);

        hold.settle(offer("deep"), 100, BigDecimal.ONE);

        assertThat(used("deep")).isEqualByComparingTo("100");
    }

    @Test
    void fallbackIsChargedInsteadWhereThePlanHasRoomForIt() {
        for (int call = 0; call < 3; call++) {
            reserve("deep", 300).settle(offer("fast"), 50, BigDecimal.ZERO);
        }

        assertThat(used("fast")).isEqualByComparingTo("2");
        assertThat(used("deep")).isEqualByComparingTo("50");
    }

    @Test
    void premiumIsForThoseWhoHaveIt() {
        refused(StandardError.SUBSCRIPTION_REQUIRED, "best", 1);

        host.billing().grant(ADA, "vip", Optional.of(Duration.ofDays(1)));
        reserve("best", 1);
        host.clock().advance(Duration.ofDays(1));

        refused(StandardError.SUBSCRIPTION_REQUIRED, "best", 1);
    }

    private Standing standing() {
        return host.billing().standing("test", ADA);
    }

    private void buy(String plan, String order) {
        host.billing().buy(ADA, plan, new Term.Calendar(Period.ofDays(2)), order);
    }

    @Test
    void boughtPlanStaysForItsGrace() {
        buy("vip", "o1");
        buy("vip", "o1");
        host.clock().advance(Duration.ofDays(2));

        assertThat(standing().state()).isEqualTo(State.GRACE);
        assertThat(host.billing().access("test", ADA, "reports").reason()).isEqualTo(Reason.GRACE);
        host.clock().advance(Duration.ofDays(3));
        assertThat(standing().state()).isEqualTo(State.FREE);
        assertThat(host.billing().access("test", ADA, "reports").allowed()).isFalse();
    }

    @Test
    void whatIsLeftFollowsAndComesForward() {
        buy("vip", "o1");
        buy("gold", "o2");

        assertThat(standing().plan().id()).isEqualTo("gold");
        assertThat(standing().after()).extracting(next -> next.plan().id()).containsExactly("vip");
        host.billing().takeBack(ADA, "o2");
        assertThat(standing().plan().id()).isEqualTo("vip");
        assertThat(standing().after()).isEmpty();
    }

    @Test
    void planIsTriedOnce() {
        host.billing().tryOut(ADA, "vip");
        assertThat(standing().state()).isEqualTo(State.TRIAL);
        host.clock().advance(Duration.ofDays(3));
        assertThat(standing().state()).isEqualTo(State.FREE);

        assertThatThrownBy(() -> host.billing().tryOut(ADA, "vip")).hasMessageContaining("has been tried or bought");
        assertThatThrownBy(() -> host.billing().tryOut(ADA, "gold")).hasMessageContaining("cannot be tried");
    }
}
