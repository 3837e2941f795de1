package io.jackfield.command.context;

import io.jackfield.api.PluginContext;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.command.CommandHandler;
import io.jackfield.api.command.CommandRequest;
import io.jackfield.api.command.CommandSpec;
import io.jackfield.api.llm.ModelMessage;
import org.pf4j.Extension;

/** Remembers what it hears, as a plugin that asks a model does. */
@Extension
public final class Listener implements CommandHandler {
    public Listener(PluginContext context) {}

    @Override
    public CommandSpec spec() {
        return CommandSpec.freeText();
    }

    @Override
    public Reply handle(CommandRequest request) {
        request.dialogue().append(ModelMessage.user(request.argument()));
        return Reply.nothing();
    }
}
