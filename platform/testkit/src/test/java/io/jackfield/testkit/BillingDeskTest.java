package io.jackfield.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.api.desk.BillingDesk;
import io.jackfield.api.desk.BillingDesk.Allowance;
import io.jackfield.api.desk.BillingDesk.Limit;
import io.jackfield.api.desk.BillingDesk.Period;
import io.jackfield.api.desk.BillingDesk.Plan;
import io.jackfield.api.desk.BillingDesk.Standing;
import io.jackfield.api.desk.BillingDesk.Unit;
import io.jackfield.api.desk.ModelDesk.Answer;
import io.jackfield.api.desk.ModelDesk.Question;
import io.jackfield.api.llm.ModelMessage;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the billing desk promises plugins, in memory and in the real host. */
class BillingDeskTest {
    private static final Limit EVER = new Limit(Unit.REQUESTS, BigDecimal.TEN, Period.EVER, Set.of());
    private static final Limit DAY = new Limit(Unit.REQUESTS, BigDecimal.TWO, Period.DAY, Set.of("first"));
    private static final Limit MONEY = new Limit(Unit.COST_USD, new BigDecimal("0.50"), Period.MONTH, Set.of());

    @RegisterExtension
    static final JackfieldExtension jackfield = JackfieldExtension.with(DeskCommand.class)
            .offer("first", "First", "openai", false)
            .offer("second", "Second", "openai", true)
            .plan("free", "Free", false, EVER, DAY)
            .plan("vip", "VIP", true)
            .plan("gold", "Gold", true, MONEY)
            .timezone(ZoneId.of("Europe/Moscow"));

    private TestChat ada;

    @BeforeEach
    void adaComes() {
        ada = jackfield.telegram().privateChatWith("Ada");
        ada.sends("/desk");
    }

    private static BillingDesk billing() {
        return jackfield.context().billing();
    }

    private Standing standing() {
        return billing().standing("test", ada.userId());
    }

    @Test
    void plansAreThoseOfTheBotInItsOrder() {
        assertThat(billing().plans("test"))
                .containsExactly(
                        new Plan("free", "Free", false, List.of(EVER, DAY)),
                        new Plan("vip", "VIP", true, List.of()),
                        new Plan("gold", "Gold", true, List.of(MONEY)));
    }

    @Test
    void firstPlanIsEverybodys() {
        assertThat(standing().plan().id()).isEqualTo("free");
        assertThat(standing().until()).isEmpty();
        assertThat(standing().allowances()).extracting(Allowance::limit).containsExactly(EVER, DAY);
        assertThat(standing().tightest("second").orElseThrow().left()).isEqualByComparingTo("10");
    }

    @Test
    void planRunsUntilItsEnd() {
        Instant now = jackfield.clock().instant();
        ada.getsPlan("vip", Duration.ofDays(30));

        assertThat(standing().plan().id()).isEqualTo("vip");
        assertThat(standing().allowances()).isEmpty();
        assertThat(standing().until().orElseThrow())
                .isBetween(now.plus(Duration.ofDays(30)), now.plus(Duration.ofDays(31)));

        jackfield.clock().advanceTo(standing().until().orElseThrow());
        assertThat(standing().plan().id()).isEqualTo("free");
        assertThat(standing().until()).isEmpty();
    }

    @Test
    void planIsReplacedAndTakenBack() {
        ada.getsPlan("vip");
        assertThat(standing().until()).isEmpty();

        ada.getsPlan("gold");
        assertThat(standing().plan().id()).isEqualTo("gold");
        assertThat(standing().allowances()).extracting(Allowance::limit).containsExactly(MONEY);

        ada.losesPlan();
        assertThat(standing().plan().id()).isEqualTo("free");
        ada.seesPart("nothing");
        ada.seesNothingMore();
    }

    @Test
    void countingBeginsAnewInTheZoneOfTheUserOrTheBot() {
        assertThat(renewal()).isEqualTo(Instant.parse("2026-01-05T21:00:00Z"));

        ada.sends("/desk prefer timezone Asia/Tokyo");
        assertThat(renewal()).isEqualTo(Instant.parse("2026-01-05T15:00:00Z"));

        ada.sends("/desk prefer timezone Nowhere");
        assertThat(renewal()).isEqualTo(Instant.parse("2026-01-05T21:00:00Z"));
        assertThat(standing().allowances().getFirst().renewsAt()).isEmpty();
    }

    private Instant renewal() {
        return standing().allowances().getLast().renewsAt().orElseThrow();
    }

    private Answer asks(String offer) {
        return jackfield
                .context()
                .models()
                .ask(new Question("test", offer, List.of(ModelMessage.user("Well?"))).by(ada.userId()), piece -> {});
    }

    private void refused(StandardError error, String offer, Optional<Duration> retryAfter) {
        assertThatThrownBy(() -> asks(offer)).isInstanceOfSatisfying(JackfieldException.class, refusal -> {
            assertThat(refusal.error()).isEqualTo(error);
            assertThat(refusal.retryAfter().map(time -> time.plusMillis(999).truncatedTo(ChronoUnit.SECONDS)))
                    .isEqualTo(retryAfter);
        });
    }

    private int used(Limit limit) {
        return standing().allowances().stream()
                .filter(allowance -> allowance.limit().equals(limit))
                .mapToInt(allowance -> allowance.used().intValueExact())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void modelAnswersAsOftenAsThePlanAllows() {
        jackfield.model().answers("Yes");
        jackfield.model().answers("No");
        assertThat(asks("first").text()).isEqualTo("Yes");
        assertThat(asks("first").text()).isEqualTo("No");
        assertThat(used(DAY)).isEqualTo(2);
        assertThat(used(EVER)).isEqualTo(2);

        refused(StandardError.QUOTA_EXCEEDED, "first", Optional.of(Duration.ofHours(12)));

        jackfield.clock().advance(Duration.ofHours(12));
        jackfield.model().answers("Perhaps");
        assertThat(asks("first").text()).isEqualTo("Perhaps");
        assertThat(used(DAY)).isEqualTo(1);
        assertThat(used(EVER)).isEqualTo(3);
    }

    @Test
    void failedCallCostsNothing() {
        jackfield.model().fails(StandardError.REFUSED_BY_POLICY);

        assertThatThrownBy(() -> asks("first")).isInstanceOf(JackfieldException.class);

        assertThat(used(DAY)).isZero();
    }

    @Test
    void premiumModelAnswersThoseWhoHaveIt() {
        refused(StandardError.SUBSCRIPTION_REQUIRED, "second", Optional.empty());

        ada.getsPlan("vip", Duration.ofDays(1));
        jackfield.model().answers("With pleasure");
        assertThat(asks("second").text()).isEqualTo("With pleasure");

        jackfield.clock().advance(Duration.ofDays(1));
        refused(StandardError.SUBSCRIPTION_REQUIRED, "second", Optional.empty());
    }

    @Test
    void planThatTheBotDoesNotHaveCannotBeGiven() {
        assertThatThrownBy(() -> ada.getsPlan("silver"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no plan 'silver'");
    }

    @Test
    void unknownBotIsNotFound() {
        assertThatThrownBy(() -> billing().standing("nobody", 1))
                .isInstanceOfSatisfying(
                        JackfieldException.class,
                        thrown -> assertThat(thrown.error()).isEqualTo(StandardError.NOT_FOUND));
        assertThatThrownBy(() -> billing().plans("nobody")).isInstanceOf(JackfieldException.class);
    }
}
