package io.jackfield.api.command;

import io.jackfield.api.llm.TextSink;

/**
 * An answer that the user watches growing, with a Stop button. The host shows what is there as often as Telegram
 * permits and drops the preview when the handler's reply is sent: so end by returning the whole text as the reply.
 *
 * <pre>{@code
 * LiveText live = request.live();
 * ModelDesk.Answer answer = context.models().ask(question, live);
 * return Reply.markdown(live.text());
 * }</pre>
 */
public interface LiveText extends TextSink {
    /** Everything appended so far. */
    String text();

    /** Whether the user pressed Stop. A running {@code models().ask} ends by itself; loops of your own should look. */
    boolean stopped();
}
