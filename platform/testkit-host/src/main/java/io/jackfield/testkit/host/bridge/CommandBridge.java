package io.jackfield.testkit.host.bridge;

import io.jackfield.api.PluginContext;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.command.CommandHandler;
import io.jackfield.api.command.CommandRequest;
import io.jackfield.api.command.CommandSpec;

/** A command of a plugin that is not under test. */
public final class CommandBridge implements CommandHandler {
    private final CommandSpec spec;

    public CommandBridge(PluginContext context) {
        spec = Crossing.to(CommandSpec.class);
    }

    @Override
    public CommandSpec spec() {
        return spec;
    }

    @Override
    public Reply handle(CommandRequest request) {
        return Reply.text("(another plugin answers)");
    }
}
