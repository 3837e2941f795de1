package io.jackfield.host.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.host.billing.Timeline.Given;
import io.jackfield.host.store.SubscriptionRow;
import io.jackfield.host.store.SubscriptionRow.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TimelineTest {
    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);
    private static final Period MONTH = Period.ofMonths(1);
    private static final Duration GRACE = Duration.ofDays(3);

    private Timeline timeline = Timeline.EMPTY;
    private Instant now = NOW;
    private ZoneId zone = ZoneOffset.UTC;

    private Moment moment() {
        return new Moment(now, zone);
    }

    private Given give(Kind kind, String plan, Term term, String order) {
        Given given = timeline.give(new Gift(plan, term, kind, Optional.of(order), "test"), moment(), ended -> GRACE);
        timeline = given.timeline();
        return given;
    }

    private Given buy(String plan, Period period, String order) {
        return give(Kind.BOUGHT, plan, new Term.Calendar(period), order);
    }

    private Given grant(String plan, Term term) {
        Given given = timeline.grant(new Gift(plan, term, Kind.OPERATOR, Optional.empty(), "operator"), moment());
        timeline = given.timeline();
        return given;
    }

    private void takeBack(String order) {
        timeline = timeline.takeBack(order, moment());
    }

    private void revoke() {
        timeline = timeline.revoke(moment(), ended -> GRACE).orElseThrow().timeline();
    }

    /** The timeline as {@code plan kind begin/end}, without the time of day where it is that of {@link #NOW}. */
    private void is(String... segments) {
        assertThat(timeline.segments()).extracting(TimelineTest::shown).containsExactly(segments);
    }

    private static String shown(SubscriptionRow segment) {
        return segment.plan() + " " + segment.kind().name().toLowerCase(Locale.ROOT) + " " + shown(segment.begun())
                + "/" + segment.until().map(TimelineTest::shown).orElse("");
    }

    private static String shown(Instant moment) {
        return moment.toString().replace("T12:00:00Z", "");
    }

    private static Instant noon(String day) {
        return Instant.parse(day + "T12:00:00Z");
    }

    @Test
    void samePlanGoesOnBehindItself() {
        assertThat(buy("vip", MONTH, "o1").until()).contains(noon("2026-02-28"));
        assertThat(buy("vip", MONTH, "o2").until()).contains(noon("2026-03-28"));

        is("vip bought 2026-01-31/2026-02-28", "vip bought 2026-02-28/2026-03-28");
        assertThat(timeline.runningAt(NOW)).map(Run::until).contains(Optional.of(noon("2026-03-28")));
    }

    @Test
    void otherPlanBeginsNowAndWhatIsLeftFollowsWithItsLength() {
        buy("vip", Period.ofDays(30), "o1");
        now = noon("2026-02-10");
        buy("gold", Period.ofDays(7), "o2");

        is("gold bought 2026-02-10/2026-02-17", "vip bought 2026-02-17/2026-03-09");
        assertThat(Duration.between(noon("2026-02-17"), noon("2026-03-09"))).isEqualTo(DAY.multipliedBy(20));
        assertThat(timeline.after(now)).extracting(Run::plan).containsExactly("vip");
    }

    @Test
    void monthThatHasNotBegunIsReckonedAnewWhereTheUserIs() {
        buy("vip", MONTH, "o1");
        buy("vip", MONTH, "o2");
        is("vip bought 2026-01-31/2026-02-28", "vip bought 2026-02-28/2026-03-28");

        buy("gold", Period.ofDays(2), "o3");
        is("gold bought 2026-01-31/2026-02-02", "vip bought 2026-02-02/2026-03-02", "vip bought 2026-03-02/2026-04-02");

        timeline = Timeline.EMPTY;
        zone = ZoneId.of("Europe/Berlin");
        now = noon("2026-03-15");
        buy("vip", MONTH, "o4");
        is("vip bought 2026-03-15/2026-04-15T11:00:00Z");
    }

    @Test
    void waitingMonthKeepsItsTimeWhenWhatRunsIsCutByAnother() {
        buy("vip", Period.ofDays(10), "o1");
        buy("vip", MONTH, "o2");
        now = noon("2026-02-05");

        buy("gold", Period.ofDays(1), "o3");

        is("gold bought 2026-02-05/2026-02-06", "vip bought 2026-02-06/2026-02-11", "vip bought 2026-02-11/2026-03-11");
    }

    @Test
    void foreverComesLastAmongItsOwnAndWaitsBehindOthers() {
        buy("vip", MONTH, "o1");
        assertThat(grant("vip", new Term.Forever()).until()).isEmpty();
        is("vip bought 2026-01-31/2026-02-28", "vip operator 2026-02-28/");
        assertThat(buy("vip", Period.ofDays(1), "o2").until()).isEmpty();
        is("vip bought 2026-01-31/2026-02-28", "vip bought 2026-02-28/2026-03-01", "vip operator 2026-03-01/");

        now = noon("2026-03-10");
        buy("gold", Period.ofDays(5), "o3");
        assertThat(timeline.runningAt(now)).map(Run::plan).contains("gold");
        assertThat(timeline.after(now)).singleElement().satisfies(run -> {
            assertThat(run.plan()).isEqualTo("vip");
            assertThat(run.until()).isEmpty();
        });
    }

    @Test
    void whatWaitsBehindAPlanWithoutEndIsStillThereWhenThatGoes() {
        buy("gold", Period.ofDays(10), "o1");
        buy("gold", MONTH, "o2");
        now = noon("2026-02-04");
        give(Kind.BOUGHT, "vip", new Term.Forever(), "o3");

        assertThat(timeline.after(now)).isEmpty();
        assertThat(timeline.segments()).hasSize(3);
        now = noon("2026-05-01");
        takeBack("o3");

        is("gold bought 2026-05-01/2026-05-07", "gold bought 2026-05-07/2026-06-07");
    }

    @Test
    void paymentWithinTheGraceBeginsWhereThePlanHasEnded() {
        buy("vip", Period.ofDays(1), "o1");
        now = noon("2026-02-03");
        assertThat(timeline.inGraceAt(now, plan -> GRACE)).isPresent();
        assertThat(timeline.inGraceAt(noon("2026-02-04"), plan -> GRACE)).isEmpty();

        buy("vip", MONTH, "o2");

        is("vip bought 2026-01-31/2026-02-01", "vip bought 2026-02-01/2026-03-01");
        assertThat(timeline.runningAt(now)).map(Run::begun).contains(NOW);
    }

    @Test
    void paymentAfterTheGraceOrForLessThanHasPassedBeginsNow() {
        buy("vip", Period.ofDays(1), "o1");
        now = noon("2026-02-03");
        buy("vip", Period.ofDays(2), "o2");
        is("vip bought 2026-01-31/2026-02-01", "vip bought 2026-02-03/2026-02-05");

        now = noon("2026-02-08");
        buy("vip", Period.ofDays(2), "o3");
        assertThat(shown(timeline.segments().getLast())).isEqualTo("vip bought 2026-02-08/2026-02-10");
    }

    @Test
    void giftWithinTheGraceBeginsNow() {
        buy("vip", Period.ofDays(1), "o1");
        now = noon("2026-02-03");

        give(Kind.GIFT, "vip", new Term.For(DAY), "code");

        assertThat(shown(timeline.segments().getLast())).isEqualTo("vip gift 2026-02-03/2026-02-04");
    }

    @Test
    void endThatThePaymentSystemSaysCountsAlsoWhenThePaymentComesEarlyOrLate() {
        Duration time = DAY.multipliedBy(30);
        give(Kind.BOUGHT, "vip", new Term.PaidUntil(NOW.plus(time), DAY.multipliedBy(31)), "o1");
        now = NOW.plus(time).minusSeconds(600);
        assertThat(give(
                                Kind.BOUGHT,
                                "vip",
                                new Term.PaidUntil(NOW.plus(time.multipliedBy(2)), DAY.multipliedBy(31)),
                                "o2")
                        .until())
                .contains(NOW.plus(time.multipliedBy(2)));
        now = NOW.plus(time.multipliedBy(2)).plusSeconds(600);
        assertThat(give(
                                Kind.BOUGHT,
                                "vip",
                                new Term.PaidUntil(NOW.plus(time.multipliedBy(3)), DAY.multipliedBy(31)),
                                "o3")
                        .until())
                .contains(NOW.plus(time.multipliedBy(3)));
        assertThat(give(Kind.BOUGHT, "vip", new Term.PaidUntil(NOW.plus(time), DAY.multipliedBy(31)), "o4")
                        .until())
                .contains(NOW.plus(time.multipliedBy(3)));
    }

    @Test
    void whoSubscribesWhileMuchIsLeftGetsTheWholeTimeBehindIt() {
        buy("vip", Period.ofDays(20), "o1");

        Given given = give(
                Kind.BOUGHT, "vip", new Term.PaidUntil(NOW.plus(DAY.multipliedBy(30)), DAY.multipliedBy(31)), "o2");

        assertThat(given.until()).contains(NOW.plus(DAY.multipliedBy(50)));
    }

    @Test
    void paymentsOfASubscriptionThatComeFarTooEarlyGiveTheirPeriodEach() {
        Duration time = DAY.multipliedBy(30);
        give(Kind.BOUGHT, "vip", new Term.PaidUntil(NOW.plus(time), DAY.multipliedBy(31)), "o1");

        give(Kind.BOUGHT, "vip", new Term.PaidUntil(NOW.plus(time.multipliedBy(2)), DAY.multipliedBy(31)), "o2");
        Given given = give(
                Kind.BOUGHT, "vip", new Term.PaidUntil(NOW.plus(time.multipliedBy(3)), DAY.multipliedBy(31)), "o3");

        assertThat(given.until()).contains(NOW.plus(DAY.multipliedBy(30 + 31 + 31)));
    }

    @Test
    void takingBackCutsWhatRunsAndRemovesWhatWaits() {
        buy("vip", Period.ofDays(10), "o1");
        buy("vip", Period.ofDays(10), "o2");
        buy("vip", MONTH, "o3");
        now = noon("2026-02-02");

        takeBack("o2");
        is("vip bought 2026-01-31/2026-02-10", "vip bought 2026-02-10/2026-03-10");
        takeBack("o1");
        is("vip bought 2026-02-02/2026-03-02");
        takeBack("o1");
        takeBack("nothing");
        is("vip bought 2026-02-02/2026-03-02");
        takeBack("o3");
        is();
    }

    @Test
    void takingBackFindsTheRestOfItsOrderBehindAnotherPlan() {
        buy("vip", Period.ofDays(10), "o1");
        now = noon("2026-02-02");
        buy("gold", Period.ofDays(5), "o2");

        takeBack("o1");

        is("gold bought 2026-02-02/2026-02-07");
    }

    @Test
    void takingBackWhatHasEndedEndsItsGrace() {
        buy("vip", Period.ofDays(1), "o1");
        now = noon("2026-02-02");

        takeBack("o1");

        assertThat(timeline.inGraceAt(now, plan -> GRACE)).isEmpty();
    }

    @Test
    void revokingEndsThePlanWithAllOfItAndWhatWaitsBeginsAtOnce() {
        buy("vip", Period.ofDays(10), "o1");
        now = noon("2026-02-02");
        buy("gold", Period.ofDays(5), "o2");
        buy("gold", Period.ofDays(5), "o3");

        revoke();
        is("vip bought 2026-02-02/2026-02-10");
        revoke();
        is();
        assertThat(timeline.revoke(moment(), plan -> GRACE)).isEmpty();
    }

    @Test
    void revokingEndsTheGraceToo() {
        buy("vip", Period.ofDays(1), "o1");
        now = noon("2026-02-02");

        revoke();

        is();
    }

    @Test
    void trialIsReplacedByAPurchaseAndByAnotherPlan() {
        give(Kind.TRIAL, "vip", new Term.Calendar(Period.ofDays(3)), "t");
        now = noon("2026-02-01");
        assertThat(buy("vip", MONTH, "o1").until()).contains(noon("2026-03-01"));
        is("vip bought 2026-02-01/2026-03-01");

        timeline = Timeline.EMPTY;
        give(Kind.TRIAL, "vip", new Term.Calendar(Period.ofDays(3)), "t");
        buy("gold", MONTH, "o2");
        is("gold bought 2026-02-01/2026-03-01");
    }

    @Test
    void giftFollowsTheTrialOfTheSamePlan() {
        give(Kind.TRIAL, "vip", new Term.Calendar(Period.ofDays(3)), "t");

        assertThat(give(Kind.GIFT, "vip", new Term.For(DAY), "code").until()).contains(noon("2026-02-04"));

        assertThat(timeline.runningAt(NOW).orElseThrow().isTrial()).isTrue();
        assertThat(timeline.runningAt(NOW)).map(Run::until).contains(Optional.of(noon("2026-02-03")));
        assertThat(timeline.after(NOW)).extracting(Run::isTrial).containsExactly(false);
    }

    @Test
    void trialOfAnotherPlanPutsNoPaidTimeAway() {
        buy("vip", Period.ofDays(10), "o1");
        give(Kind.TRIAL, "gold", new Term.Calendar(Period.ofDays(3)), "t");

        is("gold trial 2026-01-31/2026-02-03", "vip bought 2026-02-03/2026-02-13");
    }

    @Test
    void operatorsGrantTakesThePlaceOfOperatorsGrantsOnly() {
        grant("vip", new Term.Forever());
        Given given = grant("gold", new Term.For(DAY));
        is("gold operator 2026-01-31/2026-02-01");
        assertThat(given.before()).map(Run::plan).contains("vip");

        buy("vip", Period.ofDays(10), "o1");
        is("vip bought 2026-01-31/2026-02-10", "gold operator 2026-02-10/2026-02-11");
        grant("silver", new Term.For(DAY));
        is("silver operator 2026-01-31/2026-02-01", "vip bought 2026-02-01/2026-02-11");
    }

    @Test
    void operatorsTimeIsAddedAndOperatorsMomentStands() {
        grant("vip", new Term.For(DAY));
        assertThat(grant("vip", new Term.For(DAY)).until()).contains(noon("2026-02-02"));

        assertThat(grant("vip", new Term.Until(noon("2026-02-01"))).until()).contains(noon("2026-02-01"));
        is("vip operator 2026-01-31/2026-02-01");
        assertThat(grant("vip", new Term.Forever()).until()).isEmpty();
        is("vip operator 2026-01-31/");
        assertThat(grant("vip", new Term.For(DAY)).until()).isEmpty();
        is("vip operator 2026-01-31/");
    }

    @Test
    void operatorsMomentShortensNothingThatIsPaid() {
        buy("vip", Period.ofDays(10), "o1");

        assertThat(grant("vip", new Term.Until(noon("2026-02-05"))).until()).contains(noon("2026-02-10"));
        assertThat(grant("vip", new Term.Until(noon("2026-02-12"))).until()).contains(noon("2026-02-12"));

        is("vip bought 2026-01-31/2026-02-10", "vip operator 2026-02-10/2026-02-12");
    }
}
