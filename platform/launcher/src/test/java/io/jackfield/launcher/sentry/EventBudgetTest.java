package io.jackfield.launcher.sentry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class EventBudgetTest {
    private final AtomicLong now = new AtomicLong();
    private final EventBudget budget = new EventBudget(now::get);

    @Test
    void oneKindDoesNotUseUpWhatOthersNeed() {
        for (int event = 0; event < EventBudget.MOST_OF_A_KIND; event++) {
            assertThat(budget.take("loud")).isPresent();
        }

        assertThat(budget.take("loud")).isEmpty();
        assertThat(budget.take("rare")).isEqualTo(OptionalInt.of(1));
    }

    @Test
    void allTogetherAreBoundedUntilTheMinuteIsOver() {
        for (int event = 0; event < EventBudget.MOST; event++) {
            assertThat(budget.take("kind " + event)).isPresent();
        }
        assertThat(budget.take("one more")).isEmpty();

        now.addAndGet(Duration.ofMinutes(1).toNanos());

        assertThat(budget.take("one more")).isEqualTo(OptionalInt.of(1));
    }
}
