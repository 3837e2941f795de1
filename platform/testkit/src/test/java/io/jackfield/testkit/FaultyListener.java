package io.jackfield.testkit;

import io.jackfield.api.BotView;
import io.jackfield.api.JackfieldException;
import io.jackfield.api.PluginContext;
import io.jackfield.api.StandardError;
import io.jackfield.api.event.EventListener;
import io.jackfield.api.event.HeardEvent;
import io.jackfield.api.event.ListenerSpec;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Tells an other side of applications; breaks one promise of its interface when told to. */
public final class FaultyListener implements EventListener {
    private static final AtomicInteger MADE = new AtomicInteger();

    private final Fault fault;
    private final OtherSide otherSide = OtherSide.OF_THE_TEST;
    private final int number = MADE.incrementAndGet();
    private final Set<String> seen = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean busy = new AtomicBoolean();
    private volatile Instant last = Instant.MIN;

    public FaultyListener(PluginContext context) {
        fault = Fault.valueOf(context.config().text("fault", "NONE"));
    }

    enum Fault {
        NONE,
        NUMBERS_ITSELF,
        HEARS_OF_OTHER_THINGS,
        WANTS_A_FEE,
        WANTS_EACH_EVENT_ONCE,
        WANTS_THEM_IN_THE_ORDER_OF_TIME,
        WANTS_A_PERSON,
        WANTS_A_NUMBER,
        PARSES_THE_NUMBER,
        TAKES_ONE_AT_A_TIME,
        SWALLOWS_TROUBLE,
        GIVES_UP_AT_ONCE,
        IS_DEAF_TO_INTERRUPTS
    }

    /** Whom it tells. */
    enum OtherSide {
        OF_THE_TEST;

        volatile boolean broken;
        volatile boolean silent;
        private final CountDownLatch never = new CountDownLatch(1);

        void take() throws InterruptedException {
            if (silent) {
                never.await(5, TimeUnit.SECONDS);
            }
            if (broken) {
                throw new JackfieldException(StandardError.OVERLOADED, "the other side is broken");
            }
        }
    }

    @Override
    public ListenerSpec spec() {
        return switch (fault) {
            case NUMBERS_ITSELF -> ListenerSpec.named("faulty-" + number, "application.*");
            case HEARS_OF_OTHER_THINGS -> ListenerSpec.named("faulty", "lesson.*");
            default -> ListenerSpec.named("faulty", "application.*");
        };
    }

    @Override
    public void on(HeardEvent event, BotView bot) throws Exception {
        switch (fault) {
            case WANTS_A_FEE -> refuseUnless(event.event().facts().containsKey("fee"));
            case WANTS_EACH_EVENT_ONCE -> refuseUnless(seen.add(event.id()));
            case WANTS_THEM_IN_THE_ORDER_OF_TIME -> refuseUnless(!event.at().isBefore(last));
            case WANTS_A_PERSON -> refuseUnless(event.event().person().isPresent());
            case WANTS_A_NUMBER -> refuseUnless(event.event().facts().containsKey("number"));
            case PARSES_THE_NUMBER ->
                refuseUnless(Long.parseLong(event.event().facts().getOrDefault("number", "0")) >= 0);
            case TAKES_ONE_AT_A_TIME -> alone();
            default -> {}
        }
        last = event.at();
        tell();
    }

    private void tell() throws Exception {
        try {
            otherSide.take();
        } catch (InterruptedException e) {
            if (fault == Fault.IS_DEAF_TO_INTERRUPTS) {
                tell();
            }
        } catch (JackfieldException e) {
            if (fault == Fault.GIVES_UP_AT_ONCE) {
                throw new JackfieldException(StandardError.REQUEST_REJECTED, "it did not work", e);
            }
            if (fault != Fault.SWALLOWS_TROUBLE) {
                throw e;
            }
        }
    }

    private void alone() {
        refuseUnless(busy.compareAndSet(false, true));
        Thread.yield();
        busy.set(false);
    }

    private static void refuseUnless(boolean fine) {
        if (!fine) {
            throw new IllegalStateException("not this one");
        }
    }
}
