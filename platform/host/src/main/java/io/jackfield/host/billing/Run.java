package io.jackfield.host.billing;

import io.jackfield.host.store.SubscriptionRow;
import io.jackfield.host.store.SubscriptionRow.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Segments of one plan, each of which begins where the one before it ends: to its user they are one. What is tried is a
 * run of its own.
 *
 * @param segments one at least, in the order of time
 */
public record Run(List<SubscriptionRow> segments) {
    public Run {
        segments = List.copyOf(segments);
    }

    /** The runs of segments that are in the order of time. */
    static List<Run> of(List<SubscriptionRow> segments) {
        List<Run> runs = new ArrayList<>();
        List<SubscriptionRow> current = new ArrayList<>();
        for (SubscriptionRow segment : segments) {
            if (!current.isEmpty() && !goesOn(current.getLast(), segment)) {
                runs.add(new Run(current));
                current.clear();
            }
            current.add(segment);
        }
        if (!current.isEmpty()) {
            runs.add(new Run(current));
        }
        return runs;
    }

    private static boolean goesOn(SubscriptionRow before, SubscriptionRow after) {
        return before.plan().equals(after.plan())
                && before.isTrial() == after.isTrial()
                && before.until().equals(Optional.of(after.begun()));
    }

    public String plan() {
        return segments.getFirst().plan();
    }

    public boolean isTrial() {
        return segments.getFirst().isTrial();
    }

    public Instant begun() {
        return segments.getFirst().begun();
    }

    /** Absent when it does not end. */
    public Optional<Instant> until() {
        return segments.getLast().until();
    }

    /** Where it comes from in the end, as in {@link io.jackfield.host.store.Cause}. */
    public String source() {
        return segments.getLast().source();
    }

    /** Whether what ends it was bought, so that its user may be about to pay again. */
    boolean endsBought() {
        return segments.getLast().kind() == Kind.BOUGHT;
    }
}
