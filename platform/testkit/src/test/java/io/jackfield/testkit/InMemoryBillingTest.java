package io.jackfield.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.api.desk.BillingDesk.Limit;
import io.jackfield.api.desk.BillingDesk.Period;
import io.jackfield.api.desk.BillingDesk.Unit;
import io.jackfield.host.config.ModelOffer;
import io.jackfield.host.llm.SpendingGate.Hold;
import java.math.BigDecimal;
import java.time.Duration;
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
                    new Limit(Unit.REQUESTS, BigDecimal.TWO, Period.DAY, Set.of("fast")),
                    new Limit(Unit.TOKENS, new BigDecimal("1000"), Period.EVER, Set.of("deep")))
            .plan("vip", "VIP", true)
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
}
