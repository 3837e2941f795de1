package io.jackfield.host.plugins.sample;

import io.jackfield.api.PluginContext;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.command.CommandHandler;
import io.jackfield.api.command.CommandRequest;
import io.jackfield.api.command.CommandSpec;

/** A small plugin, packed into jars by tests. */
public final class EchoCommand implements CommandHandler {
    public EchoCommand(PluginContext context) {}

    @Override
    public CommandSpec spec() {
        return CommandSpec.command("echo");
    }

    @Override
    public Reply handle(CommandRequest request) {
        return Reply.text(request.argument());
    }
}
