package io.jackfield.command.chat;

import io.jackfield.api.chat.Reply;
import io.jackfield.api.chat.Unicode;
import io.jackfield.api.command.Request;
import io.jackfield.api.desk.ModelDesk.Answer;
import io.jackfield.api.desk.ModelDesk.Answer.End;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the user reads at the end. Notes are messages of their own: an answer that was cut may end inside a block of
 * code, which would swallow them.
 */
final class Outcome {
    /** Four thousand characters are one message; a longer quote nobody opens. */
    private static final int LONGEST_REASONING = 3_500;

    private static final Logger LOG = LoggerFactory.getLogger(Outcome.class);

    private Outcome() {}

    /** @param before the part of the answer that is being continued; empty otherwise */
    static Reply of(Request request, Settings settings, Answer answer, String before) {
        Reply came = answer.text().isBlank()
                ? Reply.nothing()
                : reasoning(settings, answer).and(answer(request, settings, answer, before));
        return switch (answer.end()) {
            case COMPLETE -> answer.text().isBlank() ? Reply.text(request.text("empty")) : came;
            case LENGTH ->
                answer.text().isBlank()
                        ? reasoning(settings, answer).and(Buttons.retry(request, "onlyThoughts"))
                        : came.and(Buttons.withAgain(request, "length", "continue"));
            case FILTERED -> came.and(Reply.text(request.text("filtered")));
            case STOPPED ->
                answer.text().isBlank()
                        ? Reply.text(request.text("stopped"))
                        : came.and(Buttons.withAgain(request, "stopped", "continue"));
            case BROKEN -> came.and(Buttons.retry(request, "broken"));
        };
    }

    private static Reply reasoning(Settings settings, Answer answer) {
        String reasoning = answer.reasoning().strip();
        if (!settings.showReasoning() || reasoning.isEmpty()) {
            return Reply.nothing();
        }
        if (reasoning.length() > LONGEST_REASONING) {
            int cut = reasoning.lastIndexOf(' ', LONGEST_REASONING);
            reasoning = Unicode.first(reasoning, cut > 0 ? cut : LONGEST_REASONING) + " …";
        }
        return Reply.expandable(reasoning);
    }

    /** What is made of an answer beyond its text is a help; the answer is charged, so nothing may take it away. */
    private static Reply answer(Request request, Settings settings, Answer answer, String before) {
        try {
            return dressed(request, settings, answer, before);
        } catch (RuntimeException | StackOverflowError e) {
            LOG.error(
                    "bot={} an answer is shown without its files and sources",
                    request.bot().id(),
                    e);
            return Reply.markdown(answer.text());
        }
    }

    private static Reply dressed(Request request, Settings settings, Answer answer, String before) {
        String text = CodeBlocks.reopened(before, answer.text());
        // A block that is still being written is left whole until it has an end.
        int codeLines = answer.end() == End.COMPLETE ? settings.codeLines() : 0;
        CodeBlocks.Split split = CodeBlocks.split(text, codeLines, request.text("code.more"));
        String linked = Sources.in(split.text(), answer.citations(), request.text("sources"));
        Reply tables = codeLines == 0
                ? Reply.nothing()
                : WideTables.files(text, request.sender().language());
        return new CodeBlocks.Split(linked, split.files()).reply().and(tables);
    }
}
