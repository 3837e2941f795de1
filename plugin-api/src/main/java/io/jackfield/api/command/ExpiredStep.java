package io.jackfield.api.command;

import io.jackfield.api.chat.Step;

/** A step that nobody has answered in time. The sender is whoever it waited for, by the name they had then. */
public interface ExpiredStep extends Request {
    /** The step that was expected, with its data. */
    Step step();
}
