package io.jackfield.host.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.host.store.SubscriptionRow;
import io.jackfield.host.store.SubscriptionRow.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever happens in whatever order, segments do not overlap and nobody loses time that is paid. */
class TimelineInvariantsTest {
    private static final int STEPS = 400;
    private static final List<String> PLANS = List.of("vip", "gold", "silver");
    private static final Duration GRACE = Duration.ofDays(3);

    private final ZoneId zone = ZoneId.of("Europe/Berlin");
    private Instant now = Instant.parse("2026-01-31T12:00:00Z");
    private Timeline timeline = Timeline.EMPTY;
    private long ids;
    private int orders;

    /**
     * What somebody has paid for and not had yet.
     *
     * @param fixed of what runs and of rests, whose length does not change
     * @param periods calendar times that have not begun
     * @param endless how many plans without an end
     */
    private record Paid(Duration fixed, Map<Period, Integer> periods, long endless) {}

    private Paid paid(Timeline of) {
        Duration fixed = Duration.ZERO;
        Map<Period, Integer> periods = new HashMap<>();
        long endless = 0;
        for (SubscriptionRow segment : of.segments()) {
            if (segment.kind() != Kind.BOUGHT && segment.kind() != Kind.GIFT || segment.isOverAt(now)) {
                continue;
            }
            if (segment.until().isEmpty()) {
                endless++;
            } else if (segment.period().isPresent() && !segment.begun().isBefore(now)) {
                periods.merge(segment.period().get(), 1, Integer::sum);
            } else {
                Instant begin = segment.begun().isAfter(now) ? segment.begun() : now;
                fixed = fixed.plus(Duration.between(begin, segment.until().get()));
            }
        }
        return new Paid(fixed, periods, endless);
    }

    /** As the table gives ids to what is new. */
    private void becomes(Timeline after) {
        timeline = new Timeline(after.segments().stream()
                .map(segment -> segment.id() == SubscriptionRow.NEW
                        ? new SubscriptionRow(
                                ++ids,
                                segment.plan(),
                                segment.kind(),
                                segment.begun(),
                                segment.until(),
                                segment.order(),
                                segment.period(),
                                segment.source())
                        : segment)
                .toList());
        List<SubscriptionRow> segments = timeline.segments();
        for (int index = 1; index < segments.size(); index++) {
            SubscriptionRow before = segments.get(index - 1);
            SubscriptionRow next = segments.get(index);
            assertThat(next.begun()).isAfter(before.begun());
            before.until().ifPresent(end -> assertThat(next.begun()).isAfterOrEqualTo(end));
            if (!before.isOverAt(now)) {
                assertThat(before.until().orElse(next.begun())).isEqualTo(next.begun());
            }
        }
        segments.forEach(
                segment -> segment.until().ifPresent(end -> assertThat(end).isAfter(segment.begun())));
        segments.stream()
                .filter(segment -> !segment.isOverAt(now))
                .findFirst()
                .ifPresent(first -> assertThat(first.begun()).isBeforeOrEqualTo(now));
        assertThat(segments.stream().map(SubscriptionRow::id)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89})
    void paidTimeOnlyPassesOrIsTakenBack(long seed) {
        Random random = new Random(seed);
        for (int step = 0; step < STEPS; step++) {
            now = now.plus(Duration.ofMinutes(random.nextInt(3 * 24 * 60)));
            Moment moment = new Moment(now, zone);
            Paid before = paid(timeline);
            String plan = PLANS.get(random.nextInt(PLANS.size()));
            switch (random.nextInt(10)) {
                case 0, 1, 2 -> {
                    Period period = random.nextBoolean() ? Period.ofMonths(1) : Period.ofDays(1 + random.nextInt(9));
                    give(Kind.BOUGHT, plan, new Term.Calendar(period), moment);
                    grewBy(before, period);
                }
                case 3 -> {
                    give(Kind.GIFT, plan, new Term.For(Duration.ofHours(5)), moment);
                    assertThat(paid(timeline).fixed()).isEqualTo(before.fixed().plusHours(5));
                    assertThat(paid(timeline).periods()).isEqualTo(before.periods());
                }
                case 4 -> {
                    give(Kind.TRIAL, plan, new Term.Calendar(Period.ofDays(3)), moment);
                    isUnchanged(before);
                }
                case 5, 6 -> {
                    List<Term> terms = List.of(
                            new Term.For(Duration.ofDays(1)),
                            new Term.Until(now.plus(Duration.ofDays(1 + random.nextInt(40)))),
                            new Term.Forever());
                    Gift gift =
                            new Gift(plan, terms.get(random.nextInt(3)), Kind.OPERATOR, Optional.empty(), "operator");
                    becomes(timeline.grant(gift, moment).timeline());
                    isUnchanged(before);
                }
                case 7 -> takeBackOne(random, before, moment);
                case 8 -> {
                    if (random.nextInt(4) == 0) {
                        timeline.revoke(moment, ended -> GRACE).ifPresent(revoked -> becomes(revoked.timeline()));
                    }
                }
                default ->
                    give(
                            Kind.BOUGHT,
                            plan,
                            new Term.PaidUntil(now.plus(Duration.ofDays(30)), Duration.ofDays(31)),
                            moment);
            }
        }
    }

    private void give(Kind kind, String plan, Term term, Moment moment) {
        Gift gift = new Gift(plan, term, kind, Optional.of("o" + ++orders), "test");
        becomes(timeline.give(gift, moment, ended -> GRACE).timeline());
    }

    /**
     * What begins in the grace of what has ended counts with what is left of it; all else, as the period that it is.
     */
    private void grewBy(Paid before, Period period) {
        Paid after = paid(timeline);
        List<Period> added = new ArrayList<>();
        after.periods().forEach((length, count) -> {
            for (int more = before.periods().getOrDefault(length, 0); more < count; more++) {
                added.add(length);
            }
        });
        if (!added.isEmpty()) {
            assertThat(added).containsExactly(period);
            assertThat(after.fixed()).isEqualTo(before.fixed());
        } else {
            Duration shortest = Duration.ofDays(Math.max(period.getDays(), period.getMonths() * 28L))
                    .minus(GRACE);
            assertThat(after.fixed()).isGreaterThanOrEqualTo(before.fixed().plus(shortest.minusHours(1)));
        }
        before.periods()
                .forEach((length, count) -> assertThat(after.periods())
                        .satisfies(periods ->
                                assertThat(periods.getOrDefault(length, 0)).isGreaterThanOrEqualTo(count)));
        assertThat(after.endless()).isEqualTo(before.endless());
    }

    private void isUnchanged(Paid before) {
        assertThat(total(paid(timeline))).isGreaterThanOrEqualTo(total(before));
    }

    /** With months at their shortest: what was to begin later may begin now, and then counts with its length. */
    private static Duration total(Paid paid) {
        return paid.periods().entrySet().stream()
                .map(entry -> Duration.ofDays(
                                entry.getKey().getDays() + entry.getKey().getMonths() * 28L)
                        .minusHours(1)
                        .multipliedBy(entry.getValue()))
                .reduce(paid.fixed(), Duration::plus);
    }

    private void takeBackOne(Random random, Paid before, Moment moment) {
        List<String> known = timeline.segments().stream()
                .flatMap(segment -> segment.order().stream())
                .distinct()
                .toList();
        if (known.isEmpty()) {
            return;
        }
        String order = known.get(random.nextInt(known.size()));
        Paid ofOrder = paid(new Timeline(timeline.segments().stream()
                .filter(segment -> segment.order().equals(Optional.of(order)))
                .toList()));

        becomes(timeline.takeBack(order, moment));

        assertThat(timeline.segments()).noneMatch(segment -> segment.order().equals(Optional.of(order)));
        assertThat(total(paid(timeline)).plus(total(ofOrder))).isGreaterThanOrEqualTo(total(before));
        assertThat(paid(timeline).endless()).isEqualTo(before.endless() - ofOrder.endless());
    }
}
