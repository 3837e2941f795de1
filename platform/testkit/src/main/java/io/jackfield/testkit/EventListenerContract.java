package io.jackfield.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.event.Event;
import io.jackfield.api.event.EventListener;
import io.jackfield.api.event.HeardEvent;
import io.jackfield.host.calls.CallResult;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/**
 * What {@link EventListener} promises, as tests. They run in memory; the other side is the test's own, such as a server
 * on loopback:
 *
 * <pre>{@code
 * class CrmListenerTest extends EventListenerContract {
 *     @Override
 *     protected JackfieldExtension plugin() {
 *         return JackfieldExtension.with(CrmListener.class).config("url", crm.url());
 *     }
 *
 *     @Override
 *     protected List<Event> examples() {
 *         return List.of(Event.of("test", "application.sent").by(1_001).with("number", "17"));
 *     }
 *
 *     @Override
 *     protected boolean breakOtherSide() {
 *         crm.answers(503);
 *         return true;
 *     }
 * }
 * }</pre>
 */
public abstract class EventListenerContract {
    private static final int PEOPLE = 50;
    private static final int EVENTS_EACH = 4;
    private static final int LONGEST_FACT = 1_000;
    private static final Duration A_MOMENT = Duration.ofMillis(300);
    private static final Duration A_SECOND = Duration.ofSeconds(1);
    private static final Duration DEADLINE = Duration.ofSeconds(10);

    private final AtomicLong ids = new AtomicLong();

    /** The plugin as it is set up for these tests. Each of them starts it anew. */
    protected abstract JackfieldExtension plugin();

    /** Events of the bot {@code test} as they come to it, with their facts; at least one. */
    protected abstract List<Event> examples();

    /**
     * Makes the other side answer that it cannot now, until the end of the test; false where there is none to break.
     */
    protected boolean breakOtherSide() {
        return false;
    }

    /** Makes the other side not answer at all, until the end of the test; false where there is none to wait for. */
    protected boolean silenceOtherSide() {
        return false;
    }

    @Test
    void specStaysTheSame() {
        try (InMemoryHost first = plugin().startInMemory();
                InMemoryHost second = plugin().startInMemory()) {
            assertThat(List.of(listener(first).spec(), listener(second).spec()))
                    .as("spec(), asked again and of another instance")
                    .containsOnly(listener(first).spec());
        }
    }

    @Test
    void hearsOfItsExamples() {
        try (InMemoryHost host = plugin().startInMemory()) {
            assertThat(examples())
                    .as("examples")
                    .isNotEmpty()
                    .allMatch(event -> listener(host).spec().hears(event.name()), "are events that spec() names");
        }
    }

    @Test
    void eventsAreTaken() throws Exception {
        try (InMemoryHost host = plugin().startInMemory()) {
            for (Event event : examples()) {
                assertTaken(host, heard(event));
            }
        }
    }

    /** It comes at least once, so that it may come twice. */
    @Test
    void sameEventTwiceIsNoFailure() throws Exception {
        try (InMemoryHost host = plugin().startInMemory()) {
            for (Event event : examples()) {
                HeardEvent heard = heard(event);
                assertTaken(host, heard);
                assertTaken(host, heard);
            }
        }
    }

    /** What comes is older than what came before: it was set aside and is delivered again, or its plugin was away. */
    @Test
    void eventOfLongAgoIsNoFailure() throws Exception {
        try (InMemoryHost host = plugin().startInMemory()) {
            for (Event event : examples()) {
                assertTaken(host, heard(event));
                assertTaken(host, new HeardEvent(nextId(), Instant.parse("2020-02-29T23:59:59.999999Z"), event));
            }
        }
    }

    @Test
    void eventAboutNobodyIsNoFailure() throws Exception {
        try (InMemoryHost host = plugin().startInMemory()) {
            for (Event event : examples()) {
                Event aboutNobody = new Event(event.bot(), OptionalLong.empty(), event.name(), event.facts());
                assertTaken(host, heard(aboutNobody));
            }
        }
    }

    /** Whoever records them may be of another version. */
    @Test
    void missingAndUnknownFactsAreNoFailure() throws Exception {
        try (InMemoryHost host = plugin().startInMemory()) {
            for (Event event : examples()) {
                Event bare = new Event(event.bot(), event.person(), event.name(), Map.of());
                assertTaken(host, heard(bare));
                assertTaken(host, heard(bare.with("no-such-fact", "17")));
            }
        }
    }

    @Test
    void oddFactsAreNoFailure() throws Exception {
        try (InMemoryHost host = plugin().startInMemory()) {
            for (Event event : examples()) {
                for (String odd : ContractInput.ODD_TEXTS) {
                    String fitting = odd.substring(0, Math.min(odd.length(), LONGEST_FACT));
                    Event spoilt = event.with("odd", fitting);
                    for (String fact : event.facts().keySet()) {
                        spoilt = spoilt.with(fact, fitting);
                    }
                    assertTaken(host, heard(spoilt));
                }
            }
        }
    }

    @Test
    void manyEventsAtOnceAreTaken() throws Exception {
        try (InMemoryHost host = plugin().startInMemory()) {
            List<Future<Optional<JackfieldException>>> running = new ArrayList<>();
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int person = 0; person < PEOPLE * EVENTS_EACH; person++) {
                    Event event = examples().get(person % examples().size()).by(2_000 + person % PEOPLE);
                    running.add(threads.submit(() -> failure(host, heard(event))));
                }
            }
            for (Future<Optional<JackfieldException>> one : running) {
                assertThat(one.get()).as("one of many events at once").isEmpty();
            }
        }
    }

    /** Whoever cannot deliver now must say so in a way that has the event come again. */
    @Test
    void troubleOfTheOtherSideHasTheEventComeAgain() throws Exception {
        try (InMemoryHost host = plugin().startInMemory()) {
            assumeTrue(breakOtherSide(), "there is no other side to break");
            for (Event event : examples()) {
                Optional<JackfieldException> failure = failure(host, heard(event));
                assertThat(failure)
                        .as("what comes of %s while nobody can take it", event)
                        .isPresent();
                assertThat(failure.get().error().retryable())
                        .as("whether %s has it come again", failure.get())
                        .isTrue();
            }
        }
    }

    @Test
    void interruptEndsACallWithinASecond() throws Exception {
        try (InMemoryHost host = plugin().startInMemory()) {
            assumeTrue(silenceOtherSide(), "there is no other side to wait for");
            for (Event event : examples()) {
                Thread thread = Thread.ofVirtual().start(() -> failure(host, heard(event)));
                if (!thread.join(A_MOMENT)) {
                    thread.interrupt();
                    assertThat(thread.join(A_SECOND))
                            .as("%s has ended a second after its interrupt", event)
                            .isTrue();
                }
            }
        }
    }

    private static EventListener listener(InMemoryHost host) {
        return host.extension(EventListener.class);
    }

    private String nextId() {
        return "e" + ids.incrementAndGet();
    }

    private HeardEvent heard(Event event) {
        return new HeardEvent(nextId(), Instant.parse("2026-01-05T09:00:00Z"), event);
    }

    /** As the host would see it. */
    private static Optional<JackfieldException> failure(InMemoryHost host, HeardEvent heard) {
        try {
            listener(host).on(heard, host.context().bot(heard.event().bot()));
            return Optional.empty();
        } catch (Throwable e) {
            // Anything at all, as in the host.
            return Optional.of(CallResult.Failed.of(host.plugin(), e).error());
        }
    }

    private static void assertTaken(InMemoryHost host, HeardEvent heard) throws Exception {
        FutureTask<Optional<JackfieldException>> call = new FutureTask<>(() -> failure(host, heard));
        Thread thread = Thread.ofVirtual().start(call);
        try {
            assertThat(call.get(DEADLINE.toSeconds(), TimeUnit.SECONDS))
                    .as("what is wrong with %s", heard)
                    .isEmpty();
        } catch (TimeoutException e) {
            thread.interrupt();
            throw new AssertionError(heard + " was not taken within " + DEADLINE.toSeconds() + " s", e);
        }
    }
}
