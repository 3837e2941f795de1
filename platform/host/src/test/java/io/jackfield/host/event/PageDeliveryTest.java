package io.jackfield.host.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.host.store.EventDeliveryTable.Delivery;
import io.jackfield.host.store.EventDeliveryTable.PersonOf;
import io.jackfield.host.store.EventTable.Stored;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PageDeliveryTest {
    private static final long ADA = 5;
    private static final long BEN = 6;

    private final List<String> taken = new CopyOnWriteArrayList<>();
    private Map<String, StandardError> fails = Map.of();
    private volatile boolean goesOn = true;

    private List<Delivery> deliver(List<Stored> page, Set<PersonOf> waiting) {
        return new PageDelivery(this::take, () -> goesOn, Clock.systemUTC()).deliver(page, waiting);
    }

    private Optional<JackfieldException> take(Stored stored) {
        String what = TestEvents.what(stored);
        if (fails.containsKey(what)) {
            return Optional.of(new JackfieldException(fails.get(what), "on purpose"));
        }
        taken.add(what);
        return Optional.empty();
    }

    private static List<String> words(List<Delivery> left) {
        return left.stream().map(one -> TestEvents.what(one.stored())).toList();
    }

    private static List<Stored> page() {
        return List.of(
                TestEvents.stored(1, ADA, "a1"),
                TestEvents.stored(2, BEN, "b1"),
                TestEvents.stored(3, ADA, "a2"),
                TestEvents.stored(4, 0, "n1"),
                TestEvents.stored(5, ADA, "a3"),
                TestEvents.stored(6, BEN, "b2"));
    }

    @Test
    void eachPersonsComeInTheirOrder() {
        assertThat(deliver(page(), Set.of())).isEmpty();

        assertThat(taken).contains("n1").containsSubsequence("a1", "a2", "a3").containsSubsequence("b1", "b2");
    }

    @Test
    void whatComesBehindOneThatIsTriedAgainIsLeft() {
        fails = Map.of("a2", StandardError.OVERLOADED);

        List<Delivery> left = deliver(page(), Set.of());

        assertThat(words(left)).containsExactly("a2", "a3");
        assertThat(left).extracting(Delivery::tries).containsExactly(1, 0);
        assertThat(taken).containsExactlyInAnyOrder("a1", "b1", "n1", "b2");
    }

    @Test
    void oneThatFailsForGoodHoldsNobodyUp() {
        fails = Map.of("a2", StandardError.REQUEST_REJECTED);

        List<Delivery> left = deliver(page(), Set.of());

        assertThat(words(left)).containsExactly("a2");
        assertThat(left.getFirst().deadSince()).isPresent();
        assertThat(taken).contains("a1", "a3");
    }

    @Test
    void peopleForWhomSomethingWaitsAreLeftOut() {
        List<Delivery> left = deliver(page(), Set.of(new PersonOf(7, ADA)));

        assertThat(words(left)).containsExactly("a1", "a2", "a3");
        assertThat(left).extracting(Delivery::tries).containsOnly(0);
        assertThat(taken).containsExactlyInAnyOrder("b1", "n1", "b2");
    }

    @Test
    void nothingIsHandedOverOnceItDoesNotGoOn() {
        goesOn = false;

        assertThat(words(deliver(page(), Set.of()))).containsExactly("a1", "b1", "a2", "n1", "a3", "b2");
        assertThat(taken).isEmpty();
    }

    @Test
    void severalAreHandedOverAtOnceButNotAll() {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<Stored> crowd = IntStream.rangeClosed(1, 100)
                .mapToObj(number -> TestEvents.stored(number, number, "c" + number))
                .toList();

        new PageDelivery(
                        stored -> {
                            most.accumulateAndGet(now.incrementAndGet(), Math::max);
                            Thread.yield();
                            now.decrementAndGet();
                            return take(stored);
                        },
                        () -> true,
                        Clock.systemUTC())
                .deliver(crowd, Set.of());

        assertThat(taken).hasSize(100);
        assertThat(most.get()).isLessThanOrEqualTo(8);
    }
}
