package io.jackfield.host.payment.renewal;

import io.jackfield.api.desk.BillingDesk.Standing;
import io.jackfield.api.desk.BillingDesk.Upcoming;
import java.time.Instant;
import java.util.Optional;

/**
 * For how long somebody has a plan by what they have been given.
 *
 * @param has whether they have it, or will have it, or it has ended and is in its grace
 * @param until when the last stretch of it ends; empty for never
 */
record PlanRun(boolean has, Optional<Instant> until) {
    static PlanRun of(Standing standing, String plan) {
        boolean runs =
                standing.state() != Standing.State.FREE && standing.plan().id().equals(plan);
        return standing.after().stream()
                .filter(next -> next.plan().id().equals(plan))
                .reduce((earlier, later) -> later)
                .map(Upcoming::until)
                .map(until -> new PlanRun(true, until))
                .orElse(new PlanRun(runs, runs ? standing.until() : Optional.empty()));
    }
}
