package io.jackfield.host.llm;

import io.jackfield.api.llm.ModelInfo;
import io.jackfield.host.config.ModelOffer;

/**
 * How a model's window is shared between prompt and answer.
 *
 * @param contextTokens room for both
 * @param promptTokens of these for the prompt, in tokens of {@code o200k_base}
 * @param answerTokens of these for the answer
 */
public record Window(int contextTokens, int promptTokens, int answerTokens) {
    /** Of the window, for an answer whose length nobody has set. */
    private static final int SHARE = 4;

    public static Window of(ModelOffer offer, ModelInfo info) {
        int context = info.contextTokens();
        int wanted = offer.maxTokens() > 0 ? offer.maxTokens() : Math.min(info.answerTokens(), context / SHARE);
        // A longest answer that leaves no room for a question is a slip of the pen.
        int answer = Math.min(wanted, context / 2);
        return new Window(context, (int) ((context - answer) * 100L / (100 + info.tokenMarginPercent())), answer);
    }

    /** What this many tokens of {@code o200k_base} may be for the model itself. */
    static int withMargin(int tokens, ModelInfo info) {
        return (int) Math.min(Integer.MAX_VALUE, (tokens * (100L + info.tokenMarginPercent()) + 99) / 100);
    }
}
