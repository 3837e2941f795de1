package io.jackfield.host.event;

import io.jackfield.api.JackfieldException;
import io.jackfield.host.store.EventDeliveryTable.Delivery;
import io.jackfield.host.store.EventDeliveryTable.PersonOf;
import io.jackfield.host.store.EventTable.Stored;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * Hands a page of events over, several people at a time and each person's in their order. What fails, and what comes
 * behind it of the same person, is left. Blocks.
 */
final class PageDelivery {
    private static final int AT_ONCE = 8;

    private final Function<Stored, Optional<JackfieldException>> listener;
    private final BooleanSupplier goesOn;
    private final Clock clock;

    /**
     * @param listener takes one event and says why not; from any thread
     * @param goesOn false once nothing more is to be handed over, and the rest is left
     */
    PageDelivery(Function<Stored, Optional<JackfieldException>> listener, BooleanSupplier goesOn, Clock clock) {
        this.listener = listener;
        this.goesOn = goesOn;
        this.clock = clock;
    }

    /** Whom an event is about; one that is about nobody is not kept in order. */
    static Optional<PersonOf> personOf(Stored stored) {
        return stored.event().person().isPresent()
                ? Optional.of(new PersonOf(
                        stored.event().bot(), stored.event().person().getAsLong()))
                : Optional.empty();
    }

    /**
     * Gives what is left, in the order of the page.
     *
     * @param waiting people for whom earlier events wait, so that theirs wait too
     */
    List<Delivery> deliver(List<Stored> page, Set<PersonOf> waiting) {
        List<Delivery> left = Collections.synchronizedList(new ArrayList<>());
        List<List<Stored>> queues = new ArrayList<>();
        Map<PersonOf, List<Stored>> queueOf = new LinkedHashMap<>();
        for (Stored stored : page) {
            Optional<PersonOf> person = personOf(stored);
            if (person.filter(waiting::contains).isPresent()) {
                left.add(behind(stored));
            } else if (person.isPresent()) {
                queueOf.computeIfAbsent(person.get(), first -> added(queues)).add(stored);
            } else {
                added(queues).add(stored);
            }
        }
        workOff(queues, left);
        left.sort(Comparator.comparing(one -> one.stored().position().id()));
        return left;
    }

    private static List<Stored> added(List<List<Stored>> queues) {
        List<Stored> queue = new ArrayList<>();
        queues.add(queue);
        return queue;
    }

    private void workOff(List<List<Stored>> queues, List<Delivery> left) {
        Semaphore places = new Semaphore(AT_ONCE);
        try (ExecutorService threads = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("events").factory())) {
            for (List<Stored> queue : queues) {
                places.acquireUninterruptibly();
                threads.execute(() -> {
                    try {
                        handOver(queue, left);
                    } finally {
                        places.release();
                    }
                });
            }
        }
    }

    private void handOver(List<Stored> queue, List<Delivery> left) {
        for (int index = 0; index < queue.size(); index++) {
            if (!goesOn.getAsBoolean()) {
                leave(queue.subList(index, queue.size()), left);
                return;
            }
            Delivery first = behind(queue.get(index));
            Optional<JackfieldException> error = listener.apply(first.stored());
            if (error.isEmpty()) {
                continue;
            }
            Delivery failed = RetryPauses.after(first, error.get(), clock.instant());
            left.add(failed);
            if (failed.deadSince().isEmpty()) {
                leave(queue.subList(index + 1, queue.size()), left);
                return;
            }
        }
    }

    private void leave(List<Stored> rest, List<Delivery> left) {
        rest.forEach(one -> left.add(behind(one)));
    }

    /** Not tried yet. */
    private Delivery behind(Stored stored) {
        Instant now = clock.instant();
        return new Delivery(stored, 0, Optional.empty(), now, Optional.empty(), "");
    }
}
