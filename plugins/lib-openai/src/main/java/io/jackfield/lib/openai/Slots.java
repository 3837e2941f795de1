package io.jackfield.lib.openai;

import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** So many requests at once; the others wait, first come, first served. */
final class Slots {
    private final Optional<Semaphore> free;

    /** @param most 0 for as many as come */
    Slots(int most) {
        free = most == 0 ? Optional.empty() : Optional.of(new Semaphore(most, true));
    }

    /** Waits until there is room, telling the user so. */
    void enter(Answer answer) throws InterruptedException {
        if (free.isPresent() && !free.get().tryAcquire(0, TimeUnit.SECONDS)) {
            answer.queued();
            free.get().acquire();
        }
    }

    void leave() {
        free.ifPresent(Semaphore::release);
    }
}
