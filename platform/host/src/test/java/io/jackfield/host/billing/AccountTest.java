package io.jackfield.host.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.api.desk.BillingDesk.Allowance;
import io.jackfield.api.desk.BillingDesk.Limit;
import io.jackfield.api.desk.BillingDesk.Period;
import io.jackfield.api.desk.BillingDesk.Plan;
import io.jackfield.api.desk.BillingDesk.Unit;
import io.jackfield.host.store.UsageRow;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AccountTest {
    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");
    private static final String TODAY = "2026-01-05";

    private static Limit limit(Unit unit, String amount, Period period, String... offers) {
        return new Limit(unit, new BigDecimal(amount), period, Set.of(offers));
    }

    private static Account account(Limit... limits) {
        return new Account("helper", new Plan("free", "Free", false, List.of(limits)), ZoneOffset.UTC, NOON);
    }

    private static UsageRow used(String offer, String period, long requests) {
        return new UsageRow(offer, period, requests, requests * 1_000, new BigDecimal("0.1"));
    }

    private static JackfieldException refusal(Account account, String offer, long tokens, UsageRow... used) {
        return account.refusal(offer, tokens, List.of(used)).orElseThrow();
    }

    @Test
    void requestsCountUpToTheLimitAndNoFurther() {
        Account account = account(limit(Unit.REQUESTS, "10", Period.DAY));

        assertThat(account.refusal("fast", 1, List.of(used("fast", TODAY, 9)))).isEmpty();
        JackfieldException refusal = refusal(account, "fast", 1, used("fast", TODAY, 6), used("deep", TODAY, 4));
        assertThat(refusal.error()).isEqualTo(StandardError.QUOTA_EXCEEDED);
        assertThat(refusal)
                .hasMessage("plan free of bot helper allows 10 requests a day, of which 10 are used;"
                        + " it renews at 2026-01-06T00:00:00Z");
        assertThat(refusal.retryAfter()).contains(Duration.ofHours(12));
    }

    @Test
    void otherPeriodsAndOffersDoNotCount() {
        Account account = account(limit(Unit.REQUESTS, "1", Period.DAY, "fast"));

        assertThat(account.refusal("fast", 1, List.of(used("fast", "2026-01-04", 9), used("deep", TODAY, 9))))
                .isEmpty();
        assertThat(account.refusal("deep", 1, List.of(used("fast", TODAY, 9)))).isEmpty();
        assertThat(account.periods("fast")).containsExactly(TODAY);
        assertThat(account.periods("deep")).isEmpty();
        assertThat(refusal(account, "fast", 1, used("fast", TODAY, 1))).hasMessageContaining("a day for fast, of");
    }

    @Test
    void tokensCountByWhatTheCallMayTake() {
        Account account = account(limit(Unit.TOKENS, "5000", Period.MONTH));

        assertThat(account.refusal("fast", 2_000, List.of(used("fast", "2026-01", 3))))
                .isEmpty();
        assertThat(refusal(account, "fast", 2_001, used("fast", "2026-01", 3)))
                .hasMessageContaining("allows 5000 tokens a month, of which 3000 are used and this may take 2001;")
                .satisfies(refusal -> assertThat(refusal.retryAfter())
                        .contains(Duration.between(NOON, Instant.parse("2026-02-01T00:00:00Z"))));
    }

    @Test
    void moneyIsThereAsLongAsSomeIsLeft() {
        Account account = account(limit(Unit.COST_USD, "0.2", Period.MONTH));

        assertThat(account.refusal("fast", 99_999, List.of(used("fast", "2026-01", 1))))
                .isEmpty();
        assertThat(refusal(account, "fast", 1, used("fast", "2026-01", 1), used("deep", "2026-01", 1)))
                .hasMessageContaining("allows 0.2 US dollars a month, of which 0.2 are used");
    }

    @Test
    void limitThatRenewsLastIsTold() {
        Account account = account(
                limit(Unit.REQUESTS, "1", Period.DAY),
                limit(Unit.REQUESTS, "2", Period.MONTH),
                limit(Unit.REQUESTS, "3", Period.EVER));

        assertThat(refusal(account, "fast", 1, used("fast", TODAY, 1), used("fast", "2026-01", 2)))
                .hasMessageContaining("2 requests a month");
        JackfieldException never = refusal(account, "fast", 1, used("fast", TODAY, 1), used("fast", "ever", 3));
        assertThat(never).hasMessageContaining("3 requests in all").hasMessageEndingWith("are used");
        assertThat(never.retryAfter()).isEmpty();
    }

    @Test
    void whatNeverFitsIsNotPutOff() {
        assertThat(refusal(account(limit(Unit.REQUESTS, "0", Period.DAY, "deep")), "deep", 1)
                        .retryAfter())
                .isEmpty();
        assertThat(refusal(account(limit(Unit.TOKENS, "100", Period.DAY)), "deep", 101)
                        .retryAfter())
                .isEmpty();
    }

    @Test
    void allowancesAreThoseOfThePlanInItsOrder() {
        Limit day = limit(Unit.REQUESTS, "10", Period.DAY, "fast");
        Limit ever = limit(Unit.TOKENS, "9000", Period.EVER);

        assertThat(account(day, ever)
                        .allowances(List.of(used("fast", TODAY, 2), used("fast", "ever", 3), used("deep", "ever", 1))))
                .containsExactly(
                        new Allowance(day, BigDecimal.valueOf(2), Optional.of(Instant.parse("2026-01-06T00:00:00Z"))),
                        new Allowance(ever, BigDecimal.valueOf(4_000), Optional.empty()));
    }
}
