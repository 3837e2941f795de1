package io.jackfield.host.payment.telegram;

import io.jackfield.host.loop.CoreLoop;
import io.jackfield.host.payment.KeptOrders;
import io.jackfield.host.telegram.IncomingUpdate.Paid;
import io.jackfield.host.telegram.IncomingUpdate.PreCheckout;
import io.jackfield.host.telegram.IncomingUpdate.Refunded;
import io.jackfield.host.telegram.IncomingUpdate.SubscriptionChanged;
import io.jackfield.host.telegram.InvoicePayload;
import io.jackfield.host.telegram.ServedBot;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.concurrent.Callable;

/**
 * {@link LedgerPayments}, each call on a virtual thread of its own: the ledger blocks. A question before a payment, for
 * whose answer Telegram waits, is answered by the books without a thread, since each change between threads waits for
 * the core loop.
 */
public final class ThreadedPayments implements TelegramPayments {
    private final CoreLoop loop;
    private final LedgerPayments payments;
    private final KeptOrders orders;

    public ThreadedPayments(CoreLoop loop, LedgerPayments payments, KeptOrders orders) {
        this.loop = loop;
        this.payments = payments;
        this.orders = orders;
    }

    @Override
    public Future<PreCheckoutVerdict> check(ServedBot bot, long buyer, PreCheckout question) {
        return InvoicePayload.parse(question.payload())
                .map(ours -> orders.find(bot, ours.orderId())
                        .map(kept -> kept.map(one -> payments.verdict(
                                        one.order(), one.holding(), one.second(), buyer, question.amount()))
                                .orElse(PreCheckoutVerdict.UNKNOWN))
                        // With patience, for a database that is back in a moment.
                        .recover(error -> call(() -> payments.check(bot, buyer, question))))
                .orElseGet(() -> Future.succeededFuture(PreCheckoutVerdict.UNKNOWN));
    }

    @Override
    public Future<Void> paid(ServedBot bot, long payer, Paid paid) {
        return run(() -> payments.paid(bot, payer, paid));
    }

    @Override
    public Future<Void> refunded(ServedBot bot, long payer, Refunded refunded) {
        return run(() -> payments.refunded(bot, payer, refunded));
    }

    @Override
    public Future<Void> renewal(ServedBot bot, long user, SubscriptionChanged change) {
        return run(() -> payments.renewal(bot, change));
    }

    private Future<Void> run(Runnable work) {
        return call(() -> {
            work.run();
            return null;
        });
    }

    private <T> Future<T> call(Callable<T> work) {
        Promise<T> done = Promise.promise();
        Thread.ofVirtual().name("payment").start(() -> {
            try {
                T result = work.call();
                loop.run(() -> done.complete(result));
            } catch (Throwable e) {
                // Anything at all: whoever waits has to hear of it, and tries again.
                loop.run(() -> done.fail(e));
            }
        });
        return done.future();
    }
}
