package io.jackfield.payment.yookassa;

import io.jackfield.api.Money;

/**
 * A refund, as YooKassa answers about it.
 *
 * @param reason why it is canceled, in YooKassa's word; empty otherwise
 */
record Return(String id, String paymentId, Status status, Money amount, String description, String reason) {
    /** @throws IllegalArgumentException when it is no refund */
    static Return of(Fields fields) {
        return new Return(
                Ids.checked(fields.required("id")),
                Ids.checked(fields.required("payment_id")),
                Status.of(fields.required("status")),
                fields.money("amount"),
                fields.text("description").orElse(""),
                fields.object("cancellation_details").text("reason").orElse(""));
    }
}
