package io.jackfield.sandbox.payment.click;

import java.time.Clock;

/** Click's ids. They begin with the time, because the host remembers those of a sandbox that was here before. */
final class ClickNumbers {
    private static final long PAYMENTS = 1_000_000_000L;

    private long last;

    ClickNumbers(Clock clock) {
        last = clock.millis();
    }

    /** A {@code click_trans_id} that nobody has had. */
    long next() {
        last++;
        return last;
    }

    /** The {@code click_paydoc_id} that belongs to it. */
    static long paymentOf(long transId) {
        return transId % PAYMENTS;
    }
}
