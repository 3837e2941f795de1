package io.jackfield.payment.yookassa;

import io.jackfield.api.payment.Merchant;
import io.jackfield.api.web.WebAnswer;
import io.jackfield.api.web.WebRequest;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.slf4j.Logger;

/**
 * Answers notifications. Status 200 ends them, any other has YooKassa call again for 24 hours; so does everything that
 * is thrown.
 *
 * @param unknown whether a shop may ask for one more id that nobody knows, at a moment
 */
record Notifications(
        Api api, Shop shop, Merchant merchant, BiPredicate<String, Instant> unknown, Instant now, Logger log) {
    private static final int LONGEST_BYTES = 64 << 10;
    private static final WebAnswer HEARD = WebAnswer.status(200);

    WebAnswer answer(WebRequest call) throws InterruptedException {
        if (shop.checksSender() && !Senders.include(call.remoteAddress())) {
            log.warn("a notification came from {}, which is no address of YooKassa", call.remoteAddress());
            return WebAnswer.status(403);
        }
        if (!call.method().equals("POST")) {
            return WebAnswer.status(405);
        }
        if (call.body().length > LONGEST_BYTES) {
            return WebAnswer.status(413);
        }
        Optional<Notification> notification = Notification.read(call.body());
        return notification.isPresent() ? answer(notification.get()) : WebAnswer.status(400);
    }

    private WebAnswer answer(Notification notification) throws InterruptedException {
        if (!notification.isKnown()) {
            return HEARD;
        }
        if (!mayBeAskedFor(notification)) {
            log.warn("more than {} ids of a minute are unknown; YooKassa is not asked for them", UnknownIds.A_MINUTE);
            return WebAnswer.status(429);
        }
        if (notification.isOfRefund()) {
            ofRefund(notification);
        } else {
            ofPayment(notification.objectId());
        }
        return HEARD;
    }

    /**
     * Buyers know the id of their payment and could make up refunds of it, so those are counted too; by themselves, so
     * that whoever knows no payment holds none up.
     */
    private boolean mayBeAskedFor(Notification notification) {
        boolean refund = notification.isOfRefund();
        String payment = refund ? notification.paymentId().orElse(notification.objectId()) : notification.objectId();
        boolean known = merchant.ledger().transaction(payment).isPresent();
        return known && !refund || unknown.test(known ? shop.id() + " refunds" : shop.id(), now);
    }

    private void ofPayment(String id) throws InterruptedException {
        Optional<Payment> payment = api.payment(id);
        Optional<Booking> booking = payment.flatMap(this::booking);
        booking.ifPresent(books -> books.book(payment.get()));
        log.info(
                "payment={} {}", id, booking.isPresent() ? "is " + payment.get().status() : "is none of this host's");
    }

    private void ofRefund(Notification notification) throws InterruptedException {
        Optional<Return> refund = api.refund(notification.objectId()).filter(one -> one.status() == Status.SUCCEEDED);
        Optional<Payment> payment =
                refund.isEmpty() ? Optional.empty() : api.payment(refund.get().paymentId());
        Optional<Booking> booking = payment.flatMap(this::booking);
        booking.ifPresent(books -> {
            // that it was paid may not have been heard of yet
            books.book(payment.get());
            books.book(refund.get(), payment.get());
        });
        log.info(
                "refund={} {}",
                notification.objectId(),
                booking.isPresent() ? "of payment " + payment.get().id() : "is none of this host's");
    }

    /** The books of the bot that it is of: several may have one shop, which has one address for notifications. */
    private Optional<Booking> booking(Payment payment) {
        String bot = payment.metadata().getOrDefault(Payment.BOT, "");
        Optional<Merchant> owner = bot.equals(merchant.bot().id()) ? Optional.of(merchant) : merchant.other(bot);
        return owner.filter(one -> Shop.of(one)
                        .filter(its -> its.id().equals(shop.id()) && its.owns(payment, one))
                        .isPresent())
                .map(Booking::new);
    }
}
