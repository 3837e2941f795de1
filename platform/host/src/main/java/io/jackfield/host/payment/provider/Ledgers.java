package io.jackfield.host.payment.provider;

import io.jackfield.api.payment.Ledger;
import io.jackfield.host.telegram.ServedBot;

/** The ledgers of this host, one for each provider and bot. From any thread. */
@FunctionalInterface
public interface Ledgers {
    /** @param changed runs on the calling thread whenever a call of the ledger has changed something */
    Ledger of(String provider, ServedBot bot, Runnable changed);

    default Ledger of(String provider, ServedBot bot) {
        return of(provider, bot, () -> {});
    }
}
