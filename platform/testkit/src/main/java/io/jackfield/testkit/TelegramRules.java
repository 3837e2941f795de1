package io.jackfield.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import io.jackfield.host.telegram.Limits;
import java.nio.charset.StandardCharsets;

/** What Telegram would refuse although the host could encode it. */
final class TelegramRules {
    private TelegramRules() {}

    static void check(String method, JsonNode call, boolean privateChat) {
        if (call.has("rich_message")) {
            String markdown = call.path("rich_message").path("markdown").asText();
            length(method, "rich_message", markdown, Limits.RICH_TEXT);
            refuse(method, markdown.isBlank(), "the rich message is empty");
        } else if (method.equals("sendMessage") || method.equals("editMessageText")) {
            length(method, "text", call.path("text").asText(), Limits.TEXT);
            refuse(method, call.path("text").asText().isBlank(), "the text is empty");
        }
        length(method, "caption", call.path("caption").asText(), Limits.CAPTION);
        length(method, "caption", call.path("media").path("caption").asText(), Limits.CAPTION);
        call.path("reply_markup").path("inline_keyboard").forEach(row -> checkRow(method, row));
        for (JsonNode row : call.path("reply_markup").path("keyboard")) {
            for (JsonNode key : row) {
                refuse(method, key.path("text").asText().isBlank(), "a key has no label");
                refuse(
                        method,
                        key.path("request_contact").asBoolean() && !privateChat,
                        "a phone number can be requested in private chats only");
            }
        }
    }

    private static void checkRow(String method, JsonNode row) {
        refuse(method, row.isEmpty(), "a row has no buttons");
        refuse(
                method,
                row.size() > Limits.BUTTONS_PER_ROW,
                "a row has " + row.size() + " buttons; the most is " + Limits.BUTTONS_PER_ROW);
        for (JsonNode button : row) {
            int bytes = button.path("callback_data").asText().getBytes(StandardCharsets.UTF_8).length;
            refuse(method, bytes > Limits.CALLBACK_DATA_BYTES, "the data of a button has " + bytes + " bytes");
            refuse(
                    method,
                    button.path("pay").asBoolean() && !method.equals("sendInvoice"),
                    "a button to pay belongs under an invoice");
        }
    }

    private static void length(String method, String field, String text, int most) {
        refuse(method, text.length() > most, field + " has " + text.length() + " characters; the most is " + most);
    }

    private static void refuse(String method, boolean wrong, String reason) {
        if (wrong) {
            throw new AssertionError("Telegram refuses " + method + ": " + reason);
        }
    }
}
