package io.jackfield.host.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.host.billing.EndNotice.What;
import io.jackfield.host.config.PlanTerms;
import io.jackfield.host.store.SubscriptionNoticeTable.Ending;
import io.jackfield.host.store.SubscriptionRow.Kind;
import io.jackfield.host.wording.LastDay;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EndNoticeTest {
    private static final Instant BEGUN = Instant.parse("2026-01-01T12:00:00Z");
    private static final Instant END = Instant.parse("2026-02-01T12:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);
    private static final PlanTerms TERMS = new PlanTerms(
            Optional.empty(), DAY.multipliedBy(3), List.of(DAY.multipliedBy(3), DAY, DAY.multipliedBy(7)));

    private static Ending ending(Kind kind, Instant begun, String... told) {
        return new Ending(1, "vip", kind, begun, END, 42, "en", Set.of(told));
    }

    private static Optional<What> due(Kind kind, Instant now, String... told) {
        return EndNotice.due(ending(kind, BEGUN, told), TERMS, now).map(EndNotice::what);
    }

    @Test
    void remindersComeInTheirTimeAndOnceEach() {
        assertThat(due(Kind.BOUGHT, END.minus(DAY.multipliedBy(7)).minusNanos(1)))
                .isEmpty();

        EndNotice first = EndNotice.due(ending(Kind.BOUGHT, BEGUN), TERMS, END.minus(DAY.multipliedBy(7)))
                .orElseThrow();
        assertThat(first).isEqualTo(new EndNotice(What.ENDS, "PT168H", List.of("PT168H"), Optional.of(END)));
        assertThat(due(Kind.BOUGHT, END.minus(DAY.multipliedBy(6)), "PT168H")).isEmpty();
        assertThat(due(Kind.BOUGHT, END.minus(DAY.multipliedBy(3)), "PT168H")).contains(What.ENDS);
    }

    @Test
    void whatWasMissedIsNotToldAfterwards() {
        EndNotice late = EndNotice.due(ending(Kind.BOUGHT, BEGUN), TERMS, END.minusSeconds(60))
                .orElseThrow();

        assertThat(late.key()).isEqualTo("PT24H");
        assertThat(late.settled()).containsExactly("PT24H", "PT72H", "PT168H");
    }

    @Test
    void reminderThatWouldComeWithTheBeginningIsNone() {
        Ending short3 = ending(Kind.TRIAL, END.minus(DAY.multipliedBy(3)));

        assertThat(EndNotice.due(short3, TERMS, END.minus(DAY.multipliedBy(3)))).isEmpty();
        assertThat(EndNotice.due(short3, TERMS, END.minus(DAY)))
                .map(EndNotice::what)
                .contains(What.TRIAL_ENDS);
    }

    @Test
    void trialIsToldOfBeforeItsEndWhateverThePlanSays() {
        Ending days3 = ending(Kind.TRIAL, END.minus(DAY.multipliedBy(3)));
        Duration part = Duration.ofHours(18);

        assertThat(EndNotice.due(days3, PlanTerms.NONE, END.minus(part).minusNanos(1)))
                .isEmpty();
        assertThat(EndNotice.due(days3, PlanTerms.NONE, END.minus(part)))
                .contains(new EndNotice(What.TRIAL_ENDS, "PT18H", List.of("PT18H"), Optional.of(END)));
        assertThat(EndNotice.due(ending(Kind.TRIAL, BEGUN), PlanTerms.NONE, END.minus(DAY)))
                .map(EndNotice::what)
                .contains(What.TRIAL_ENDS);
        assertThat(EndNotice.due(ending(Kind.OPERATOR, BEGUN), PlanTerms.NONE, END.minusSeconds(1)))
                .isEmpty();
    }

    @Test
    void boughtPlanEndsTwice() {
        assertThat(EndNotice.due(ending(Kind.BOUGHT, BEGUN, "PT24H"), TERMS, END))
                .contains(new EndNotice(
                        What.GRACE, "grace", List.of("grace"), Optional.of(END.plus(DAY.multipliedBy(3)))));
        assertThat(due(Kind.BOUGHT, END.plus(DAY), "grace")).isEmpty();
        assertThat(due(Kind.BOUGHT, END.plus(DAY.multipliedBy(3)), "grace")).contains(What.ENDED);
        assertThat(due(Kind.BOUGHT, END.plus(DAY.multipliedBy(3)), "grace", "ended"))
                .isEmpty();
    }

    @Test
    void othersEndOnce() {
        assertThat(due(Kind.TRIAL, END)).contains(What.TRIAL_ENDED);
        assertThat(due(Kind.OPERATOR, END)).contains(What.ENDED);
        assertThat(due(Kind.GIFT, END, "ended")).isEmpty();
        assertThat(EndNotice.due(ending(Kind.BOUGHT, BEGUN), PlanTerms.NONE, END))
                .map(EndNotice::what)
                .contains(What.ENDED);
    }

    @Test
    void endOfLongAgoIsNoNews() {
        assertThat(due(Kind.TRIAL, END.plus(EndNotice.NEWS))).isEmpty();
        assertThat(due(Kind.BOUGHT, END.plus(DAY.multipliedBy(3)).plus(EndNotice.NEWS)))
                .isEmpty();
    }

    @Test
    void lastDayIsTheOneThatIsTheirsAtLeastInPart() {
        assertThat(LastDay.of(Instant.parse("2026-02-01T00:00:00Z"), "en", ZoneOffset.UTC))
                .isEqualTo("January 31, 2026");
    }
}
