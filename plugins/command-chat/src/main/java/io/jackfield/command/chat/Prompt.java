package io.jackfield.command.chat;

import io.jackfield.api.chat.Unicode;
import io.jackfield.api.command.Request;
import io.jackfield.api.llm.ModelMessage;
import java.util.ArrayList;
import java.util.List;

/** Everything that a model is told with a question. What does not fit into its window, the desk leaves out. */
final class Prompt {
    private static final String GROUP =
            "This is a group chat. Every message of the user begins with the name of whoever speaks.";
    /** How much of the end of an answer is shown once more, for a continuation to meet it. */
    private static final int END = 120;

    private static final String CONTINUE = """
            Your last answer was cut off. Continue it exactly after its last characters, as if there had been no break: no greeting, \
            no remark, no repetition. Inside a block of code or a table go on inside of it, without opening it again. \
            These were the last characters:
            %s""";

    private Prompt() {}

    /** @param background what other plugins have the model know about this request; never kept */
    static List<ModelMessage> of(
            Request request,
            Settings settings,
            boolean sees,
            List<String> background,
            List<ModelMessage> history,
            ModelMessage question) {
        List<ModelMessage> messages = new ArrayList<>();
        settings.prompt().map(ModelMessage::system).ifPresent(messages::add);
        request.preferences().role().map(ModelMessage::system).ifPresent(messages::add);
        if (!request.chat().isPrivate()) {
            messages.add(ModelMessage.system(GROUP));
        }
        background.stream().map(ModelMessage::system).forEach(messages::add);
        messages.addAll(
                sees ? Pictures.shownIn(history, request, settings.files().pictureTurns()) : history);
        messages.add(question);
        return messages;
    }

    /** Asks for the rest of the answer that the history ends with. */
    static ModelMessage continuation(List<ModelMessage> history) {
        String last = History.lastAnswer(history);
        return ModelMessage.user(CONTINUE.formatted(Unicode.last(last, END)));
    }
}
