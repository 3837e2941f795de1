package io.jackfield.host.billing;

import io.jackfield.host.store.SubscriptionRow;
import io.jackfield.host.store.SubscriptionRow.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The plans of one user of one bot, one after the other: what has run out, then what runs, then what waits for its
 * turn. Pure.
 *
 * <p>What is paid is never lost: when another plan begins, what is left moves behind it and keeps its length, and what
 * has not begun is reckoned anew from where it begins then. Only what an operator gave gives way to what an operator
 * gives, and a trial to everything of another plan and to every purchase.
 *
 * @param segments in the order of time, without overlap
 */
public record Timeline(List<SubscriptionRow> segments) {
    /** Of somebody who was never given anything. */
    public static final Timeline EMPTY = new Timeline(List.of());

    public Timeline {
        segments = List.copyOf(segments);
    }

    /**
     * What came of giving something.
     *
     * @param before what ran until now
     * @param until to when the plan is theirs now without a break; absent when it does not end
     */
    public record Given(Timeline timeline, Optional<Run> before, Optional<Instant> until) {}

    /** What came of taking a plan back. */
    public record Revoked(Timeline timeline, String plan) {}

    /** What runs at a moment. */
    public Optional<Run> runningAt(Instant now) {
        return Run.of(segments).stream()
                .filter(run -> run.segments().stream().anyMatch(segment -> segment.runsAt(now)))
                .findFirst();
    }

    /** What comes after what runs, as far as it ever comes. */
    public List<Run> after(Instant now) {
        return Run.of(segments).stream()
                .filter(run -> run.begun().isAfter(now) && run.begun().isBefore(SegmentLayout.UNREACHED))
                .toList();
    }

    /** What was bought, has ended with nothing behind it, and is theirs for its grace. */
    public Optional<Run> inGraceAt(Instant now, Function<String, Duration> grace) {
        List<Run> runs = Run.of(segments);
        return runs.isEmpty()
                ? Optional.empty()
                : Optional.of(runs.getLast())
                        .filter(run ->
                                run.endsBought() && run.segments().getLast().isOverAt(now))
                        .filter(run -> now.isBefore(run.until().orElseThrow().plus(grace.apply(run.plan()))));
    }

    /**
     * Where a plan that runs or waits ends, with all of it that follows at once; now where there is none, empty for
     * never.
     */
    Optional<Instant> endOf(String plan, Instant now) {
        return rest(now).stream()
                .dropWhile(segment -> !segment.plan().equals(plan))
                .takeWhile(segment -> segment.plan().equals(plan))
                .reduce((earlier, later) -> later)
                .map(SubscriptionRow::until)
                .orElse(Optional.of(now));
    }

    /** Whether a plan runs, or waits for its turn. */
    boolean has(String plan, Instant now) {
        return rest(now).stream().anyMatch(segment -> segment.plan().equals(plan));
    }

    /**
     * Gives a plan. It goes on behind the same one where that runs; else it begins now, and what is left moves behind
     * it. What is bought within the grace of the same plan begins where that has ended.
     */
    public Given give(Gift gift, Moment moment, Function<String, Duration> grace) {
        List<SubscriptionRow> rest = rest(moment.now());
        if (gift.kind() == Kind.BOUGHT || !runs(gift.plan(), rest)) {
            rest.removeIf(SubscriptionRow::isTrial);
        }
        return inserted(gift, SegmentLayout.laidOut(rest, moment), moment, grace);
    }

    /** Gives a plan for an operator: in place of what operators gave before, unless it is more of the same. */
    public Given grant(Gift gift, Moment moment) {
        List<SubscriptionRow> rest = rest(moment.now());
        boolean more = gift.term() instanceof Term.For || gift.term() instanceof Term.Calendar;
        rest.removeIf(segment -> segment.plan().equals(gift.plan())
                ? segment.kind() == Kind.OPERATOR && !more
                : segment.kind() == Kind.OPERATOR || segment.isTrial());
        List<SubscriptionRow> laid = SegmentLayout.laidOut(rest, moment);
        boolean endless = leading(gift.plan(), laid).stream()
                .anyMatch(segment -> segment.until().isEmpty());
        return endless
                ? new Given(with(laid, moment.now()), runningAt(moment.now()), Optional.empty())
                : inserted(gift, laid, moment, plan -> Duration.ZERO);
    }

    /** Takes back what an order gave: what of it runs ends now, and what comes after moves forward. */
    public Timeline takeBack(String order, Moment moment) {
        List<SubscriptionRow> kept = segments.stream()
                .filter(segment -> !segment.order().equals(Optional.of(order)))
                .toList();
        return kept.size() == segments.size()
                ? this
                : new Timeline(kept)
                        .with(SegmentLayout.laidOut(new Timeline(kept).rest(moment.now()), moment), moment.now());
    }

    /**
     * Ends the plan that runs, with all of it that follows at once, or the grace that is left of one; another plan that
     * waits begins now. Empty when there is none.
     */
    public Optional<Revoked> revoke(Moment moment, Function<String, Duration> grace) {
        List<SubscriptionRow> rest = rest(moment.now());
        if (rest.isEmpty()) {
            return inGraceAt(moment.now(), grace).map(run -> new Revoked(EMPTY, run.plan()));
        }
        String plan = rest.getFirst().plan();
        rest.subList(0, leading(plan, rest).size()).clear();
        return Optional.of(new Revoked(new Timeline(SegmentLayout.laidOut(rest, moment)), plan));
    }

    private Given inserted(Gift gift, List<SubscriptionRow> laid, Moment moment, Function<String, Duration> grace) {
        int place = (int) leading(gift.plan(), laid).stream()
                .takeWhile(segment -> segment.until().isPresent())
                .count();
        Instant begin = place > 0
                ? laid.get(place - 1).until().orElseThrow()
                : laid.isEmpty() ? begin(gift, moment, grace) : moment.now();
        Optional<SubscriptionRow> segment = gift.from(begin, moment);
        List<SubscriptionRow> all = new ArrayList<>(laid);
        segment.ifPresent(added -> all.add(place, added));
        Timeline after = with(SegmentLayout.laidOut(all, moment), moment.now());
        return new Given(after, runningAt(moment.now()), after.endOf(gift.plan(), moment.now()));
    }

    /** Where what is bought begins when nothing runs. */
    private Instant begin(Gift gift, Moment moment, Function<String, Duration> grace) {
        return inGraceAt(moment.now(), grace)
                .filter(run -> gift.kind() == Kind.BOUGHT && run.plan().equals(gift.plan()))
                .flatMap(Run::until)
                .filter(end -> gift.from(end, moment)
                        .filter(segment -> !segment.isOverAt(moment.now()))
                        .isPresent())
                .orElse(moment.now());
    }

    private List<SubscriptionRow> rest(Instant now) {
        return new ArrayList<>(
                segments.stream().filter(segment -> !segment.isOverAt(now)).toList());
    }

    private Timeline with(List<SubscriptionRow> rest, Instant now) {
        return new Timeline(Stream.concat(segments.stream().filter(segment -> segment.isOverAt(now)), rest.stream())
                .toList());
    }

    private static boolean runs(String plan, List<SubscriptionRow> rest) {
        return !leading(plan, rest).isEmpty();
    }

    private static List<SubscriptionRow> leading(String plan, List<SubscriptionRow> rest) {
        return rest.stream().takeWhile(segment -> segment.plan().equals(plan)).toList();
    }
}
