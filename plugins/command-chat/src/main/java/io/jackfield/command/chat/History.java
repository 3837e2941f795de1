package io.jackfield.command.chat;

import io.jackfield.api.command.Request;
import io.jackfield.api.desk.ModelDesk.Answer;
import io.jackfield.api.desk.ModelDesk.Answer.End;
import io.jackfield.api.llm.ModelMessage;
import io.jackfield.api.llm.ModelMessage.Role;
import java.util.List;

/** What of a dialogue goes along, and how an answer joins it. */
final class History {
    /** Ends an answer that the user has stopped, so that the model understands what 'go on' means. */
    private static final String STOPPED = "\n\n[the user stopped the answer here]";

    private History() {}

    /** With summaries everything since the last one counts, else the latest turns. */
    static List<ModelMessage> of(Request request, Settings settings) {
        boolean summarised = settings.summaries().afterTokens() > 0;
        return request.dialogue().latest(summarised ? Settings.LONGEST_HISTORY : settings.history());
    }

    static void add(Request request, ModelMessage question, Answer answer) {
        request.dialogue().append(question);
        request.dialogue()
                .append(ModelMessage.assistant(answer.end() == End.STOPPED ? answer.text() + STOPPED : answer.text()));
    }

    /** The answer that the dialogue ends with, as far as it came. */
    static String lastAnswer(List<ModelMessage> history) {
        return history.reversed().stream()
                .filter(turn -> turn.role() == Role.ASSISTANT)
                .findFirst()
                .map(turn -> turn.text().replace(STOPPED, ""))
                .orElse("");
    }
}
