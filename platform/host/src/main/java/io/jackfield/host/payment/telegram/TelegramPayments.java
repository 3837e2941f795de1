package io.jackfield.host.payment.telegram;

import io.jackfield.host.telegram.IncomingUpdate.Paid;
import io.jackfield.host.telegram.IncomingUpdate.PreCheckout;
import io.jackfield.host.telegram.IncomingUpdate.Refunded;
import io.jackfield.host.telegram.IncomingUpdate.SubscriptionChanged;
import io.jackfield.host.telegram.ServedBot;
import io.vertx.core.Future;

/**
 * What the books do with what Telegram says. Every call may come again and has the same effect then. Called on the core
 * loop, and the futures complete there; they fail only for a reason that passes, such as a lost database, and nothing
 * is decided then.
 */
public interface TelegramPayments {
    /** Whether this user may pay this invoice now. */
    Future<PreCheckoutVerdict> check(ServedBot bot, long buyer, PreCheckout question);

    /** It was paid; completes once that is stored with everything that it gives. */
    Future<Void> paid(ServedBot bot, long payer, Paid paid);

    /** It went back; completes once that is stored with everything that it takes away. */
    Future<Void> refunded(ServedBot bot, long payer, Refunded refunded);

    /** Whether a subscription goes on by itself has changed; completes once that is stored. */
    Future<Void> renewal(ServedBot bot, long user, SubscriptionChanged change);
}
