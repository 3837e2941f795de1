package io.jackfield.api.command;

/** A press of a button under one of the plugin's messages. */
public interface ButtonPress extends Request {
    /** The action given to {@link io.jackfield.api.chat.Button#action}. */
    String action();

    /** The argument given with it; empty when there was none. Comes from the user's device: check it. */
    String argument();
}
