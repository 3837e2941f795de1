package io.jackfield.api.command;

import io.jackfield.api.chat.IncomingMessage;
import io.jackfield.api.chat.Step;

/** The message a conversation waited for. */
public interface StepAnswer extends Request {
    /** The step that was expected, with its data. */
    Step step();

    IncomingMessage message();
}
