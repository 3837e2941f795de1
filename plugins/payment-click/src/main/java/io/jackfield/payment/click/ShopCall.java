package io.jackfield.payment.click;

import io.jackfield.api.Money;
import io.jackfield.api.payment.Transaction;
import io.jackfield.api.web.WebRequest;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * One call of SHOP-API, whose fields have the shape that Click documents. The texts of the fields are kept as they
 * came, because that is what is signed.
 */
final class ShopCall {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");
    private static final Pattern SIGNED_NUMBER = Pattern.compile("-?[0-9]{1,9}");
    private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,13}(\\.[0-9]{1,2})?");
    /** Of one length, so that no digit moves between it and the action before it. */
    private static final Pattern TIME = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2}");

    private static final Pattern TEXT = Pattern.compile("[^\\x00]{1,255}");
    private static final Pattern ANYTHING = Pattern.compile("(?s).*");

    private final Map<String, String> fields;

    private ShopCall(Map<String, String> fields) {
        this.fields = fields;
    }

    /** What is asked. */
    enum Action {
        PREPARE,
        COMPLETE,
        UNKNOWN
    }

    /** @throws Refusal with {@link Outcome#BAD_REQUEST} when a field is missing or malformed */
    static ShopCall of(WebRequest request) {
        ShopCall call = new ShopCall(Form.read(request));
        call.require("click_trans_id", NUMBER);
        call.require("service_id", NUMBER);
        call.require("click_paydoc_id", NUMBER);
        call.require("merchant_trans_id", TEXT);
        call.require("amount", AMOUNT);
        call.require("action", SIGNED_NUMBER);
        call.require("error", SIGNED_NUMBER);
        call.require("error_note", ANYTHING);
        call.require("sign_time", TIME);
        call.require("sign_string", TEXT);
        if (call.action() == Action.COMPLETE) {
            call.require("merchant_prepare_id", NUMBER);
        }
        return call;
    }

    private void require(String field, Pattern shape) {
        String value = fields.get(field);
        if (value == null || !shape.matcher(value).matches()) {
            throw new Refusal(Outcome.BAD_REQUEST);
        }
    }

    /** Whether it is for this service and signed with its key. */
    boolean isFor(Account account) {
        String expected = Signature.ofCall(
                text("click_trans_id"),
                text("service_id"),
                account.secretKey(),
                text("merchant_trans_id"),
                action() == Action.COMPLETE ? text("merchant_prepare_id") : "",
                text("amount"),
                text("action"),
                text("sign_time"));
        return text("service_id").equals(account.serviceId()) && Signature.equal(expected, text("sign_string"));
    }

    Action action() {
        return switch (text("action")) {
            case "0" -> Action.PREPARE;
            case "1" -> Action.COMPLETE;
            default -> Action.UNKNOWN;
        };
    }

    /** Click's id of the payment, as the ledger has it. */
    String systemId() {
        return Long.toString(Long.parseLong(text("click_trans_id")));
    }

    String orderId() {
        return text("merchant_trans_id");
    }

    boolean isOfOrder(Transaction transaction) {
        return transaction.orderId().equals(orderId());
    }

    /** The number of the payment that the buyer reads in Click's SMS. Not signed. */
    String paymentId() {
        return text("click_paydoc_id");
    }

    /** The number of the transaction that Prepare was answered with; of Complete only. */
    long prepareId() {
        return Long.parseLong(text("merchant_prepare_id"));
    }

    Money amount() {
        return Money.of(text("amount"), Account.CURRENCY);
    }

    /** Below zero when no money has moved, as Click says. Not signed. */
    int error() {
        return Integer.parseInt(text("error"));
    }

    private String text(String field) {
        return fields.get(field);
    }
}
