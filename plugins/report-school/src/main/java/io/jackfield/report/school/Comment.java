package io.jackfield.report.school;

import io.jackfield.api.PluginContext;
import io.jackfield.api.desk.ModelDesk.Offer;
import io.jackfield.api.desk.ModelDesk.Question;
import io.jackfield.api.llm.ModelMessage;
import io.jackfield.api.report.ReportCall;
import java.util.List;
import java.util.Optional;

/**
 * A model's two or three sentences about figures. It is told neither a name nor a class, and asked on the bot's own
 * account: what it says is kept by the host with the report.
 */
final class Comment {
    private static final int LONGEST = 400;

    private final PluginContext context;

    Comment(PluginContext context) {
        this.context = context;
    }

    /** Empty where the bot wants none, has no model, or that says nothing. */
    Optional<String> of(ReportCall call, String figures) {
        if (!call.bot().config().flag("comment", true)) {
            return Optional.empty();
        }
        String prompt =
                call.bot().config().section("prompts").text("progress").orElseGet(() -> call.text("prompt.progress"));
        return offer(call)
                .flatMap(offer -> call.comment(new Question(
                        call.bot().bot().id(),
                        offer.id(),
                        List.of(
                                ModelMessage.system(prompt + "\n" + call.text("prompt.language")),
                                ModelMessage.user(figures)))))
                .map(Comment::shortened)
                .filter(words -> !words.isBlank());
    }

    /** The one that is configured, else the bot's first. */
    private Optional<Offer> offer(ReportCall call) {
        String bot = call.bot().bot().id();
        return call.bot()
                .config()
                .text("model")
                .flatMap(id -> context.models().offer(bot, id))
                .or(() -> context.models().offers(bot).stream().findFirst());
    }

    /** Ends with a whole sentence where it is too long. */
    private static String shortened(String words) {
        String stripped = words.strip();
        if (stripped.length() <= LONGEST) {
            return stripped;
        }
        int cut = Character.isHighSurrogate(stripped.charAt(LONGEST - 2)) ? LONGEST - 2 : LONGEST - 1;
        String beginning = stripped.substring(0, cut);
        int end = endOfSentence(stripped, cut);
        return end > 0 ? beginning.substring(0, end + 1) : beginning + "…";
    }

    /** Where the last whole sentence before that ends, or -1: the point in 2.8 ends none. */
    private static int endOfSentence(String words, int before) {
        for (int at = before - 1; at > 0; at--) {
            if (".!?".indexOf(words.charAt(at)) >= 0 && Character.isWhitespace(words.charAt(at + 1))) {
                return at;
            }
        }
        return -1;
    }
}
