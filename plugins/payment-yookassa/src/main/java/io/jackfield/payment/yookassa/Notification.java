package io.jackfield.payment.yookassa;

import java.io.IOException;
import java.util.Optional;

/**
 * What YooKassa calls to tell. Nobody signs it, so only the id of the object is read, to ask for it.
 *
 * @param event such as {@code payment.succeeded}
 * @param objectId of the payment or the refund
 * @param paymentId that a refund is said to be of; empty otherwise
 */
record Notification(String event, String objectId, Optional<String> paymentId) {
    /** Empty when it is none. */
    static Optional<Notification> read(byte[] body) {
        try {
            Fields fields = Fields.read(body);
            if (!fields.text("type").equals(Optional.of("notification"))) {
                return Optional.empty();
            }
            Fields object = fields.object("object");
            return Optional.of(new Notification(
                            fields.required("event"),
                            object.required("id"),
                            object.text("payment_id").filter(Ids::isOne)))
                    .filter(one -> !one.isKnown() || Ids.isOne(one.objectId()));
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    boolean isOfRefund() {
        return event.equals("refund.succeeded");
    }

    boolean isKnown() {
        return switch (event) {
            case "payment.succeeded", "payment.canceled", "payment.waiting_for_capture", "refund.succeeded" -> true;
            default -> false;
        };
    }
}
