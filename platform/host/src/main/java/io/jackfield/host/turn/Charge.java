package io.jackfield.host.turn;

import io.jackfield.host.store.MemoryKey;
import io.jackfield.host.store.MemoryScope;

/**
 * A payment that a plugin was told of. Kept on the user's shelf under Telegram's id of the charge, the key of a payment, so
 * that it is told once even when it comes in another update.
 */
public final class Charge {
    private Charge() {}

    /** Begins with {@code #} like everything that plugins cannot name. */
    public static MemoryKey key(int bot, long userId, String chargeId) {
        return new MemoryKey(MemoryScope.ofUser(bot, userId), "#charge:" + chargeId);
    }
}
