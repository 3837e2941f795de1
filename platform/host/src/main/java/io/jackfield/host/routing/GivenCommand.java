package io.jackfield.host.routing;

import io.jackfield.api.chat.ChatKind;
import io.jackfield.api.chat.IncomingMessage;
import io.jackfield.host.telegram.CommandData;
import io.jackfield.host.telegram.IncomingUpdate.Pressed;
import io.jackfield.host.telegram.IncomingUpdate.Written;
import io.jackfield.host.turn.Action;
import io.jackfield.host.turn.ShownMenus;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A command that somebody gives: typed, by a button, or by a key of a menu.
 *
 * @param action what its handler is called for
 * @param message that gives it; of a press the text that would have been typed
 * @param pressed whether it was a button under a message
 */
record GivenCommand(String name, Action action, IncomingMessage message, OptionalInt repliedTo, boolean pressed) {

    static GivenCommand typed(Written written) {
        Action action = new Action.Command(written.command(), written.argument(), written.message());
        return new GivenCommand(written.command().orElseThrow(), action, written.message(), written.repliedTo(), false);
    }

    /** What a key of a menu says; empty for text that is no label of one. */
    static Optional<GivenCommand> key(Written written, ShownMenus menus) {
        IncomingMessage message = written.message();
        return message.files().isEmpty()
                ? menus.find(message.text())
                        .map(key -> new GivenCommand(
                                key.command(),
                                Action.Command.typed(key.command(), key.argument(), message),
                                message,
                                OptionalInt.empty(),
                                false))
                : Optional.empty();
    }

    /** Empty for buttons of another kind. */
    static Optional<GivenCommand> pressed(Pressed pressed) {
        return CommandData.parse(pressed.data()).map(data -> {
            IncomingMessage message = new IncomingMessage(
                    pressed.messageId(), pressed.at(), "/" + data.command(), List.of(), Optional.empty(), "");
            Action action = new Action.CommandPress(data.command(), data.argument(), data.kept(), message);
            return new GivenCommand(data.command(), action, message, OptionalInt.empty(), true);
        });
    }

    /** Nobody here has it. In groups it may have been meant for another bot, but for a button. */
    Route unknown(ChatKind chat) {
        if (pressed) {
            return new Route.CommandGone();
        }
        return chat == ChatKind.PRIVATE ? new Route.Lost("command.unknown") : new Route.Nowhere();
    }
}
