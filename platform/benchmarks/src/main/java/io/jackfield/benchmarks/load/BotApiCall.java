package io.jackfield.benchmarks.load;

import io.jackfield.benchmarks.wire.HttpMessages;
import io.jackfield.benchmarks.wire.JsonFields;
import java.util.Locale;

/**
 * A call of the Bot API, as far as the benchmarks read it.
 *
 * @param method in lower case; Telegram does not tell them apart either
 * @param chatId zero when the call is about no chat
 * @param text as it stands in the JSON source, escapes and all; empty when there is none. Of the answer before a
 *     payment it is the id of the question, which begins with the chat
 * @param allowed whether a payment may go ahead
 */
record BotApiCall(String token, String method, long chatId, String text, boolean allowed) {
    static BotApiCall read(HttpMessages request) {
        String target = request.target();
        int slash = target.lastIndexOf('/');
        String method = target.substring(slash + 1).toLowerCase(Locale.ROOT);
        String token = target.substring("/bot".length(), Math.max(slash, "/bot".length()));
        long chatId = 0;
        String text = "";
        boolean allowed = false;
        JsonFields fields = new JsonFields(request.bytes(), request.bodyStart(), request.bodyEnd());
        while (fields.next()) {
            if (fields.named("chat_id")) {
                chatId = fields.number();
            }
            if (fields.named("text")) {
                text = fields.raw();
            }
            if (fields.named("pre_checkout_query_id")) {
                text = fields.raw();
                chatId = text.matches("\\d{10}-.*") ? Long.parseLong(text.substring(0, text.indexOf('-'))) : 0;
            }
            if (fields.named("ok")) {
                allowed = fields.raw().equals("true");
            }
        }
        return new BotApiCall(token, method, chatId, text, allowed);
    }

    /** Whether it is the answer that a payment may go ahead. */
    boolean allowsPayment() {
        return allowed && method.equals("answerprecheckoutquery");
    }

    /** Whether a message stands in the chat after this call, other than a draft. */
    boolean showsText() {
        return method.equals("sendmessage") || method.equals("editmessagetext");
    }
}
