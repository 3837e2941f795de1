package io.jackfield.benchmarks.load;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.jackfield.benchmarks.wire.Digits;

/**
 * One webhook call as Telegram makes it, ready but for the digits that differ from update to update. Those are written
 * over in place: building each call anew would cost the generator more than sending it.
 */
final class UpdateTemplate {
    private static final int FIRST_UPDATE_ID = 100_000_000;
    private static final int FIRST_MESSAGE_ID = 10_000_000;
    private static final String UPDATE_ID = "U".repeat(9);
    private static final String MESSAGE_ID = "M".repeat(8);
    private static final String USER_ID = "C".repeat(10);
    private static final String CHAT_ID = "D".repeat(10);
    private static final String DATE = "T".repeat(10);

    private static final String BODY = """
            {"update_id":%s,
            "message":{"message_id":%s,"from":{"id":%s,"is_bot":false,"first_name":"Ada","last_name":"Lovelace",\
            "username":"ada_of_the_benchmarks","language_code":"en"},"chat":{"id":%s,"first_name":"Ada",\
            "last_name":"Lovelace","username":"ada_of_the_benchmarks","type":"private"},"date":%s,"text":"%s"%s}}""";
    private static final String PRE_CHECKOUT = """
            {"update_id":%s,
            "pre_checkout_query":{"id":"%s-%s","from":{"id":%s,"is_bot":false,"first_name":"Ada",\
            "last_name":"Lovelace","username":"ada_of_the_benchmarks","language_code":"en"},"currency":"XTR",\
            "total_amount":%d,"invoice_payload":"%s"}}""";
    private static final String HEAD = """
            POST %s HTTP/1.1\r
            Host: %s\r
            Content-Type: application/json\r
            Content-Length: %d\r
            Connection: keep-alive\r
            %sAccept-Encoding: gzip, deflate\r
            \r
            """;

    private final byte[] bytes;
    private final int updateId;
    private final int messageId;
    private final int userId;
    private final int chatId;
    private final int date;
    private final int number;
    private final int command;
    private final int payload;
    private final int commands;

    UpdateTemplate(Webhook webhook, LoadShape shape) {
        commands = shape.commands();
        String body = body(shape.text());
        String secret =
                webhook.secret().isEmpty() ? "" : "X-Telegram-Bot-Api-Secret-Token: " + webhook.secret() + "\r\n";
        String call =
                HEAD.formatted(webhook.url().getRawPath(), webhook.url().getAuthority(), body.length(), secret) + body;
        bytes = call.getBytes(ISO_8859_1);
        int start = call.length() - body.length();
        updateId = call.indexOf(UPDATE_ID, start);
        messageId = call.indexOf(MESSAGE_ID, start);
        userId = call.indexOf(USER_ID, start);
        chatId = call.indexOf(CHAT_ID, start);
        date = call.indexOf(DATE, start);
        number = call.indexOf(Numbering.ZERO, start);
        command = call.indexOf(WideCommands.ZERO, start);
        payload = call.indexOf(Invoices.PAYLOAD_OF_ZERO, start);
    }

    private static String body(MessageText text) {
        return text == MessageText.PRE_CHECKOUT
                ? PRE_CHECKOUT.formatted(UPDATE_ID, CHAT_ID, Numbering.ZERO, USER_ID, Invoices.STARS, text.text())
                : BODY.formatted(UPDATE_ID, MESSAGE_ID, USER_ID, CHAT_ID, DATE, text.text(), text.entities());
    }

    /** The call for this update; the array is used again for the next one. */
    byte[] fill(Update update, long epochSecond) {
        Digits.write(bytes, updateId, UPDATE_ID.length(), FIRST_UPDATE_ID + update.sequence);
        Digits.write(bytes, userId, USER_ID.length(), update.chat.id());
        Digits.write(bytes, chatId, CHAT_ID.length(), update.chat.id());
        if (messageId >= 0) {
            Digits.write(bytes, messageId, MESSAGE_ID.length(), FIRST_MESSAGE_ID + update.sequence);
            Digits.write(bytes, date, DATE.length(), epochSecond);
        }
        if (number >= 0) {
            Numbering.write(bytes, number, update.number);
        }
        if (command >= 0) {
            WideCommands.write(bytes, command, update.sequence % commands);
        }
        if (payload >= 0) {
            Invoices.write(bytes, payload, update.chat.index());
        }
        return bytes;
    }
}
