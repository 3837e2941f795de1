package io.jackfield.host.payment.renewal;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.desk.BillingDesk.Plan;
import io.jackfield.api.desk.BillingDesk.Standing;
import io.jackfield.api.desk.BillingDesk.Standing.State;
import io.jackfield.api.desk.BillingDesk.Upcoming;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlanRunTest {
    private static final Instant SOON = Instant.parse("2026-12-01T00:00:00Z");
    private static final Instant LATER = Instant.parse("2027-01-01T00:00:00Z");
    private static final Plan FREE = new Plan("free", "Free", false, List.of());
    private static final Plan PREMIUM = new Plan("premium", "Premium", true, List.of());
    private static final Plan VIP = new Plan("vip", "VIP", true, List.of());

    private static Standing standing(Plan plan, State state, Optional<Instant> until, Upcoming... after) {
        return new Standing(plan, state, until, Optional.empty(), List.of(), List.of(after));
    }

    @Test
    void planThatRunsEndsWhenItEnds() {
        assertThat(PlanRun.of(standing(PREMIUM, State.ACTIVE, Optional.of(SOON)), "premium"))
                .isEqualTo(new PlanRun(true, Optional.of(SOON)));
        assertThat(PlanRun.of(standing(PREMIUM, State.GRACE, Optional.of(SOON)), "premium"))
                .isEqualTo(new PlanRun(true, Optional.of(SOON)));
    }

    @Test
    void whatFollowsOfTheSamePlanCountsToo() {
        Upcoming next = new Upcoming(PREMIUM, SOON, Optional.of(LATER));

        assertThat(PlanRun.of(standing(PREMIUM, State.ACTIVE, Optional.of(SOON), next), "premium"))
                .isEqualTo(new PlanRun(true, Optional.of(LATER)));
        assertThat(PlanRun.of(standing(VIP, State.ACTIVE, Optional.of(SOON), next), "premium"))
                .isEqualTo(new PlanRun(true, Optional.of(LATER)));
    }

    @Test
    void planThatNobodyGaveIsNotThere() {
        assertThat(PlanRun.of(standing(FREE, State.FREE, Optional.empty()), "free")
                        .has())
                .isFalse();
        assertThat(PlanRun.of(standing(VIP, State.ACTIVE, Optional.of(SOON)), "premium")
                        .has())
                .isFalse();
    }

    @Test
    void planWithoutEndHasNone() {
        assertThat(PlanRun.of(standing(PREMIUM, State.ACTIVE, Optional.empty()), "premium"))
                .isEqualTo(new PlanRun(true, Optional.empty()));
    }
}
