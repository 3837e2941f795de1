package io.jackfield.payment.payme;

import io.jackfield.api.BotView;
import io.jackfield.json.Json;
import java.util.Map;

/** Every error that Payme is answered, with its code and the text that Payme shows. */
enum Problem {
    /** The call is no POST. */
    NOT_POST(-32300, "error.notPost"),
    /** The body cannot be read as JSON. */
    NOT_JSON(-32700, "error.notJson"),
    /** It can, and a field is missing or of the wrong type; data names it. */
    BAD_REQUEST(-32600, "error.badRequest"),
    /** Data names the method. */
    UNKNOWN_METHOD(-32601, "error.unknownMethod"),
    /** Wrong, broken or no credentials, for any method, also an unknown one. */
    NO_PRIVILEGE(-32504, "error.noPrivilege"),
    /** Something here does not work at the moment. */
    INTERNAL(-32400, "error.internal"),

    /** It is not what the order costs. */
    WRONG_AMOUNT(-31001, "error.wrongAmount"),
    NO_TRANSACTION(-31003, "error.noTransaction"),
    /** The only veto on a refund: the transaction stays performed. */
    NOT_RETURNABLE(-31007, "error.notReturnable"),
    /** Not in this state of the transaction or the order. */
    IMPOSSIBLE(-31008, "error.impossible"),

    // −31050 to −31099 are ours to choose. Payme wants all three languages and, as data, the name of the account field.
    UNKNOWN_ORDER(-31050, "error.unknownOrder"),
    ORDER_PAID(-31051, "error.orderPaid"),
    ORDER_CLOSED(-31052, "error.orderClosed"),
    ORDER_BUSY(-31053, "error.orderBusy"),

    // of SetFiscalData alone
    UNKNOWN_RECEIPT(-32001, "error.unknownReceipt"),
    BAD_RECEIPT(-32602, "error.badReceipt");

    private static final int FIRST_OF_ACCOUNT = -31050;
    private static final int LAST_OF_ACCOUNT = -31099;

    private final int code;
    private final String text;

    Problem(int code, String text) {
        this.code = code;
        this.text = text;
    }

    int code() {
        return code;
    }

    /** Whether it is about the account, so that data has to name its field. */
    boolean isOfAccount() {
        return code <= FIRST_OF_ACCOUNT && code >= LAST_OF_ACCOUNT;
    }

    /** In the bot's wording and every language of Payme. */
    Map<String, Object> message(BotView bot) {
        return Json.object(
                Map.entry("ru", bot.text("ru", text)),
                Map.entry("uz", bot.text("uz", text)),
                Map.entry("en", bot.text("en", text)));
    }
}
