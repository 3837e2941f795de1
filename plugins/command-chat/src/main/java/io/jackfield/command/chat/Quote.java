package io.jackfield.command.chat;

import io.jackfield.api.chat.IncomingMessage;
import io.jackfield.api.command.Request;
import io.jackfield.api.llm.ChatMessage;
import java.util.List;

/** The message that a question replies to, where the model would not know which one is meant. */
final class Quote {
    private Quote() {}

    /** Empty when the message replies to none or to the last one of the dialogue. */
    static String of(Request request, IncomingMessage message) {
        if (message.repliedText().isBlank()) {
            return "";
        }
        List<ChatMessage> last = request.dialogue().latest(1);
        return last.isEmpty() || !isPartOf(last.getFirst().text(), message.repliedText()) ? message.repliedText() : "";
    }

    /** Telegram gives the text as it is shown, without the signs of Markdown. */
    private static boolean isPartOf(String answer, String shown) {
        return letters(answer).contains(letters(shown));
    }

    private static String letters(String text) {
        return text.replaceAll("[^\\p{L}\\p{N}]", "");
    }
}
