package io.jackfield.payment.click;

import java.util.OptionalLong;

/** {@code payment_status} of the Merchant API. */
enum PaymentStatus {
    /** 0 and 1: created, or being worked on. */
    UNDER_WAY,
    /** 2. */
    PAID,
    /** Below zero: it failed, or its money has gone back. */
    ENDED;

    static PaymentStatus of(OptionalLong number) {
        long status = number.orElse(0);
        if (status < 0) {
            return ENDED;
        }
        return status == 2 ? PAID : UNDER_WAY;
    }
}
