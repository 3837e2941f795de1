package io.jackfield.api.command;

import io.jackfield.api.chat.IncomingMessage;
import java.util.Optional;

/** A command, or free text. */
public interface CommandRequest extends Request {
    /** The command without the slash; absent for free text. */
    Optional<String> command();

    /**
     * What follows the command, trimmed: for {@code /start} the payload of a deep link. For free text the whole text.
     */
    String argument();

    IncomingMessage message();
}
