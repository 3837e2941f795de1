package io.jackfield.sandbox.payment.click;

import io.jackfield.sandbox.payment.Call;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;

/** The calls of SHOP-API. */
final class ShopCalls {
    private static final DateTimeFormatter SIGN_TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ClickMerchant.ZONE);

    private final Clock clock;

    ShopCalls(Clock clock) {
        this.clock = clock;
    }

    /**
     * A payment that Click speaks of.
     *
     * @param transId {@code click_trans_id}
     * @param paymentId {@code click_paydoc_id}, which the buyer reads in the SMS
     * @param order the merchant's
     * @param amount as it is written, and so signed
     */
    record Attempt(long transId, long paymentId, String order, String amount) {
        Attempt withAmount(String other) {
            return new Attempt(transId, paymentId, order, other);
        }
    }

    Call prepare(Attempt attempt) {
        return call("Prepare", fields(attempt, "", "0", 0));
    }

    /** @param error 0, or below zero when the debit has failed */
    Call complete(Attempt attempt, String prepareId, int error) {
        return call(error == 0 ? "Complete" : "Complete, error " + error, fields(attempt, prepareId, "1", error));
    }

    /** The same call with a signature that does not fit. */
    static Call forged(Call call) {
        return new Call(
                call.title() + ", wrong signature",
                call.method(),
                call.headers(),
                call.body().replaceFirst("sign_string=[0-9a-f]+", "sign_string=" + "0".repeat(32)));
    }

    private Map<String, String> fields(Attempt attempt, String prepareId, String action, int error) {
        String time = SIGN_TIME.format(clock.instant());
        String signature = ClickMerchant.digest(
                "MD5",
                attempt.transId()
                        + ClickMerchant.SERVICE
                        + ClickMerchant.SECRET_KEY
                        + attempt.order()
                        + prepareId
                        + attempt.amount()
                        + action
                        + time);
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("click_trans_id", Long.toString(attempt.transId()));
        fields.put("service_id", ClickMerchant.SERVICE);
        fields.put("click_paydoc_id", Long.toString(attempt.paymentId()));
        fields.put("merchant_trans_id", attempt.order());
        if (action.equals("1")) {
            fields.put("merchant_prepare_id", prepareId);
        }
        fields.put("amount", attempt.amount());
        fields.put("action", action);
        fields.put("error", Integer.toString(error));
        fields.put("error_note", error == 0 ? "Success" : "The payment was cancelled");
        fields.put("sign_time", time);
        fields.put("sign_string", signature);
        return fields;
    }

    private static Call call(String title, Map<String, String> fields) {
        return Call.form(title, fields);
    }
}
