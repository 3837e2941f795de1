package io.jackfield.payment.yookassa;

import java.util.Arrays;
import java.util.Locale;

/** Where a payment or a refund is. The last two are final; states may be skipped and are never reversed. */
enum Status {
    PENDING,
    WAITING_FOR_CAPTURE,
    SUCCEEDED,
    CANCELED;

    static Status of(String word) {
        return Arrays.stream(values())
                .filter(status -> status.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("status is '" + word + "', which is not known"));
    }
}
