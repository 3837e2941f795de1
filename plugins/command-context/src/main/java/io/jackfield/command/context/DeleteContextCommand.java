package io.jackfield.command.context;

import io.jackfield.api.PluginContext;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.command.CommandHandler;
import io.jackfield.api.command.CommandRequest;
import io.jackfield.api.command.CommandSpec;
import org.pf4j.Extension;

/** Adds {@code /delete_context}: the models forget what was said in this chat, or in this topic of it. */
@Extension
public final class DeleteContextCommand implements CommandHandler {
    private final PluginContext context;

    public DeleteContextCommand(PluginContext context) {
        this.context = context;
    }

    @Override
    public CommandSpec spec() {
        return CommandSpec.command("delete_context").described(context.texts(), "description");
    }

    @Override
    public Reply handle(CommandRequest request) {
        if (request.dialogue().latest(1).isEmpty()) {
            return Reply.text(request.text("nothing"));
        }
        request.dialogue().clear();
        return Reply.text(request.text(where(request)));
    }

    private static String where(CommandRequest request) {
        if (request.chat().isPrivate()) {
            return "done";
        }
        return request.chat().thread().isPresent() ? "done.topic" : "done.group";
    }
}
