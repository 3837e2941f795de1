package io.jackfield.host.payment.telegram;

import io.jackfield.host.telegram.IncomingUpdate.Paid;
import io.jackfield.host.telegram.IncomingUpdate.PreCheckout;
import io.jackfield.host.telegram.IncomingUpdate.Refunded;
import io.jackfield.host.telegram.IncomingUpdate.SubscriptionChanged;
import io.jackfield.host.telegram.ServedBot;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers what it is told; the test says what comes of it. */
final class HeldPayments implements TelegramPayments {
    private final List<String> told = new CopyOnWriteArrayList<>();
    private final List<Promise<PreCheckoutVerdict>> checks = new CopyOnWriteArrayList<>();
    private final List<Promise<Void>> notices = new CopyOnWriteArrayList<>();
    private volatile RuntimeException broken;

    /** Every call throws from now on. */
    void breakWith(RuntimeException error) {
        broken = error;
    }

    List<String> told() {
        return List.copyOf(told);
    }

    Promise<PreCheckoutVerdict> check(int index) {
        return checks.get(index);
    }

    Promise<Void> notice(int index) {
        return notices.get(index);
    }

    @Override
    public Future<PreCheckoutVerdict> check(ServedBot bot, long buyer, PreCheckout question) {
        Promise<PreCheckoutVerdict> check = Promise.promise();
        checks.add(check);
        tell("check " + buyer + " " + question.payload() + " " + question.amount());
        return check.future();
    }

    @Override
    public Future<Void> paid(ServedBot bot, long payer, Paid paid) {
        return noticed("paid " + payer + " " + paid.chargeId());
    }

    @Override
    public Future<Void> refunded(ServedBot bot, long payer, Refunded refunded) {
        return noticed("refunded " + payer + " " + refunded.chargeId());
    }

    @Override
    public Future<Void> renewal(ServedBot bot, long user, SubscriptionChanged change) {
        return noticed("renewal " + user + " " + change.state());
    }

    private Future<Void> noticed(String what) {
        Promise<Void> notice = Promise.promise();
        notices.add(notice);
        tell(what);
        return notice.future();
    }

    private void tell(String what) {
        told.add(what);
        if (broken != null) {
            throw broken;
        }
    }
}
