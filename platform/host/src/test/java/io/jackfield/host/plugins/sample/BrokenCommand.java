package io.jackfield.host.plugins.sample;

import io.jackfield.api.PluginContext;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.command.CommandHandler;
import io.jackfield.api.command.CommandRequest;
import io.jackfield.api.command.CommandSpec;

/** Loads, and then fails in the worst way. */
public final class BrokenCommand implements CommandHandler {
    public BrokenCommand(PluginContext context) {}

    @Override
    public CommandSpec spec() {
        throw new StackOverflowError("broken on purpose");
    }

    @Override
    public Reply handle(CommandRequest request) {
        return Reply.nothing();
    }
}
