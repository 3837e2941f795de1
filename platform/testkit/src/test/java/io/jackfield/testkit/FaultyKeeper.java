package io.jackfield.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.BotView;
import io.jackfield.api.PluginContext;
import io.jackfield.api.chat.Person;
import io.jackfield.api.memory.Memory;
import io.jackfield.api.privacy.PersonalData;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Keeps a note about each person; breaks one promise of its interface when told to. */
public final class FaultyKeeper implements PersonalData {
    private static final String NOTE = "note.";
    private static final String GONE = "gone.";

    private final PluginContext context;
    private final Fault fault;
    private final CountDownLatch never = new CountDownLatch(1);
    private final AtomicInteger asked = new AtomicInteger();
    private volatile long current;

    public FaultyKeeper(PluginContext context) {
        this.context = context;
        fault = Fault.valueOf(context.config().text("fault", "NONE"));
    }

    enum Fault {
        NONE,
        FAILS_ON_STRANGERS,
        GIVES_NULL,
        SAYS_NOTHING,
        GIVES_AN_OBJECT_OF_ITS_OWN,
        COUNTS_ITS_READERS,
        TELLS_OF_OTHERS,
        FORGETS_NOTHING,
        FAILS_THE_SECOND_TIME,
        FORGETS_EVERYBODY,
        REMEMBERS_WHOM_IT_FORGOT,
        KEEPS_THE_PERSON_IN_A_FIELD,
        IS_DEAF_TO_INTERRUPTS
    }

    static void keep(PluginContext context, Person person) {
        context.memory().shared().put(NOTE + person.id(), "Calls herself " + person.firstName());
    }

    private Memory notes() {
        return context.memory().shared();
    }

    private Optional<String> note(long person) {
        return notes().get(NOTE + person);
    }

    @Override
    public Map<String, Object> export(BotView bot, long person) throws Exception {
        current = person;
        long whom = person;
        switch (fault) {
            case FAILS_ON_STRANGERS -> assertThat(note(person)).isPresent();
            case GIVES_NULL -> {
                return note(person).isPresent() ? Map.of("notes", List.of(person)) : null;
            }
            case COUNTS_ITS_READERS -> notes().put("asked", Integer.toString(asked.incrementAndGet()));
            case KEEPS_THE_PERSON_IN_A_FIELD -> {
                never.await(asked.incrementAndGet() % 5, TimeUnit.MILLISECONDS);
                whom = current;
            }
            case IS_DEAF_TO_INTERRUPTS -> sleepOn();
            default -> {}
        }
        return exported(whom);
    }

    private Map<String, Object> exported(long person) {
        boolean isGone = notes().get(GONE + person).isPresent();
        Optional<String> note = note(person);
        if (note.isEmpty() || isGone || fault == Fault.SAYS_NOTHING) {
            return Map.of();
        }
        Map<String, Object> said = new HashMap<>();
        said.put("note", fault == Fault.GIVES_AN_OBJECT_OF_ITS_OWN ? note : note.get());
        if (fault == Fault.TELLS_OF_OTHERS) {
            said.put("next", note(person + 1).orElse(""));
        }
        return said;
    }

    @Override
    public void erase(BotView bot, long person) {
        switch (fault) {
            case FORGETS_NOTHING -> {
                return;
            }
            case FAILS_THE_SECOND_TIME ->
                notes().get("erased").ifPresent(before -> {
                    throw new IllegalStateException("has erased already");
                });
            case FORGETS_EVERYBODY -> notes().remove(NOTE + (person + 1));
            case REMEMBERS_WHOM_IT_FORGOT -> notes().put(GONE + person, "yes");
            default -> {}
        }
        notes().put("erased", "yes");
        notes().remove(NOTE + person);
    }

    private void sleepOn() {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(3);
        while (System.nanoTime() < end) {
            try {
                never.await(100, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                // The fault: nobody may tell it to end.
            }
        }
    }
}
