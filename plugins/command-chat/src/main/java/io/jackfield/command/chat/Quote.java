package io.jackfield.command.chat;

import io.jackfield.api.chat.IncomingMessage;
import io.jackfield.api.command.Request;
import io.jackfield.api.llm.ModelMessage;
import java.util.List;

/** The message that a question replies to, where the model would not know which one is meant. */
final class Quote {
    /** As many letters as tell one part of a dialogue from another; comparing all takes the product of both lengths. */
    private static final int ENOUGH = 200;

    private Quote() {}

    /** Empty when the message replies to none or to the last one of the dialogue. */
    static String of(Request request, IncomingMessage message) {
        if (message.repliedText().isBlank()) {
            return "";
        }
        List<ModelMessage> last = request.dialogue().latest(1);
        return last.isEmpty() || !isPartOf(last.getFirst().text(), message.repliedText()) ? message.repliedText() : "";
    }

    /** Telegram gives the text as it is shown, without the signs of Markdown. */
    private static boolean isPartOf(String answer, String shown) {
        return letters(answer, answer.length()).contains(letters(shown, ENOUGH));
    }

    private static String letters(String text, int most) {
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < text.length() && letters.length() < most; i++) {
            if (Character.isLetterOrDigit(text.charAt(i)) || Character.isSurrogate(text.charAt(i))) {
                letters.append(text.charAt(i));
            }
        }
        return letters.toString();
    }
}
