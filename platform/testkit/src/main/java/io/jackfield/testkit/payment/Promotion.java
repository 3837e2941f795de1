package io.jackfield.testkit.payment;

import static java.util.Objects.requireNonNull;

import java.time.Period;

/** What a promotional code of a test gives; everybody may take it once. */
public sealed interface Promotion {
    /** A plan for a time. */
    record Gift(String plan, Period period) implements Promotion {
        public Gift {
            requireNonNull(plan, "plan");
            requireNonNull(period, "period");
        }
    }

    /**
     * So much less for what is bought next.
     *
     * @param percent 1 to 99
     */
    record Discount(int percent) implements Promotion {
        public Discount {
            if (percent < 1 || percent > 99) {
                throw new IllegalArgumentException("percent is " + percent + "; use 1 to 99");
            }
        }
    }
}
