package io.jackfield.payment.click;

import io.jackfield.api.payment.Transaction;
import io.jackfield.api.web.WebAnswer;
import io.jackfield.payment.click.ShopCall.Action;
import java.util.Optional;

/**
 * What Click is answered, always with status 200.
 *
 * @param transaction whose ids are told back; all of them are numbers, or texts without anything that JSON would escape
 */
record Answer(Outcome outcome, Optional<Transaction> transaction, Action action) {
    static Answer of(Outcome outcome) {
        return new Answer(outcome, Optional.empty(), Action.UNKNOWN);
    }

    static Answer of(Outcome outcome, Optional<Transaction> transaction, ShopCall call) {
        return new Answer(outcome, transaction.filter(call::isOfOrder), call.action());
    }

    WebAnswer toWeb() {
        String ids = transaction.map(this::ids).orElse("");
        return WebAnswer.json(
                "{" + ids + "\"error\":" + outcome.code() + ",\"error_note\":\"" + outcome.note() + "\"}");
    }

    private String ids(Transaction one) {
        return "\"click_trans_id\":%s,\"merchant_trans_id\":\"%s\",\"%s\":%d,"
                .formatted(
                        one.systemId().orElse("null"),
                        one.orderId(),
                        action == Action.PREPARE ? "merchant_prepare_id" : "merchant_confirm_id",
                        one.number());
    }
}
