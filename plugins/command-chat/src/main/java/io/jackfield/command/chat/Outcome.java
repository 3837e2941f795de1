package io.jackfield.command.chat;

import io.jackfield.api.StandardError;
import io.jackfield.api.chat.Button;
import io.jackfield.api.chat.Keyboard;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.command.Request;
import io.jackfield.api.llm.ChatResult;
import java.util.List;

/**
 * What the user reads at the end. Notes are messages of their own: an answer that was cut may end inside a block of code,
 * which would swallow them.
 */
final class Outcome {
    /** The action of both Retry and Continue. */
    static final String ASK_AGAIN = "ask-again";

    private Outcome() {}

    static Reply of(Request request, ChatResult result) {
        Reply came = result.text().isBlank() ? Reply.nothing() : Reply.markdown(result.text());
        return switch (result.end()) {
            case COMPLETE -> result.text().isBlank() ? Reply.text(request.text("empty")) : came;
            case LENGTH -> came.and(withButton(request, "length", "continue"));
            case FILTERED -> came.and(Reply.text(request.text("filtered")));
            case STOPPED -> came.and(Reply.text(request.text("stopped")));
            case BROKEN -> came.and(retry(request, "broken"));
        };
    }

    /** Nothing came at all. */
    static Reply failed(Request request, StandardError error) {
        return switch (error) {
            case CANCELLED -> Reply.text(request.text("stopped"));
            case RATE_LIMITED -> retry(request, "error.rateLimited");
            case OVERLOADED -> retry(request, "error.overloaded");
            case STREAM_STALLED, STREAM_BROKEN, TIMED_OUT -> retry(request, "error.silent");
            case PROMPT_TOO_LONG -> retry(request, "error.tooLong");
            case REFUSED_BY_POLICY -> retry(request, "error.refused");
            case OUT_OF_CREDIT, UNAUTHORIZED -> retry(request, "error.account");
            case NOT_FOUND, UNAVAILABLE, QUARANTINED -> retry(request, "error.noModel");
            default -> retry(request, "error.other");
        };
    }

    static Reply retry(Request request, String sentence) {
        return withButton(request, sentence, "retry");
    }

    private static Reply withButton(Request request, String sentence, String label) {
        return Reply.text(request.text(sentence))
                .keyboard(Keyboard.column(List.of(Button.action(request.text(label), ASK_AGAIN))));
    }
}
