package io.jackfield.host.lanes;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** A timer whose time passes when the test says so. */
public final class ManualTimer implements BiConsumer<Duration, Runnable> {
    static final Duration WAIT = Duration.ofMillis(700);

    private final List<Planned> planned = new ArrayList<>();
    private Duration now = Duration.ZERO;

    private record Planned(Duration time, Runnable task) {}

    @Override
    public void accept(Duration delay, Runnable task) {
        planned.add(new Planned(now.plus(delay), task));
    }

    void pass() {
        pass(WAIT);
    }

    void passHalf() {
        pass(WAIT.dividedBy(2));
    }

    private void pass(Duration time) {
        now = now.plus(time);
        List<Planned> due =
                planned.stream().filter(task -> task.time().compareTo(now) <= 0).toList();
        planned.removeAll(due);
        due.forEach(task -> task.task().run());
    }
}
