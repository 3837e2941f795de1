package io.jackfield.command.chat;

import io.jackfield.api.chat.Button;
import io.jackfield.api.chat.Keyboard;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.command.Request;
import io.jackfield.api.desk.ModelDesk.Offer;
import java.util.List;

/** The buttons of this plugin. */
final class Buttons {
    /** Asks what is pending: a question once more, or the rest of an answer. */
    static final String ASK_AGAIN = "ask-again";
    /** Chooses the model in its argument and asks what is pending. */
    static final String ASK = "ask";
    /** Does with the files sent before what its argument says. */
    static final String DO = "do";

    private Buttons() {}

    static Reply retry(Request request, String sentence) {
        return withAgain(request, sentence, "retry");
    }

    static Reply withAgain(Request request, String sentence, String label) {
        return Reply.text(request.text(sentence)).keyboard(Keyboard.column(List.of(again(request, label))));
    }

    static Button again(Request request, String label) {
        return Button.action(request.text(label), ASK_AGAIN);
    }

    static Button ask(Request request, Offer offer) {
        return Button.action(request.text("ask", offer.label()), ASK, offer.id());
    }

    static Button task(Request request, Task task) {
        return Button.action(request.text(task.label()), DO, task.argument());
    }
}
