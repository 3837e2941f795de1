package io.jackfield.testkit;

import io.jackfield.api.PluginContext;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.command.CommandHandler;
import io.jackfield.api.command.CommandRequest;
import io.jackfield.api.command.CommandSpec;

/** Adds {@code /hello}. */
public final class HelloCommand implements CommandHandler {
    private final String greeting;

    public HelloCommand(PluginContext context) {
        greeting = context.config().text("greeting", "Hello");
    }

    @Override
    public CommandSpec spec() {
        return CommandSpec.command("hello").described("Greets you by name");
    }

    @Override
    public Reply handle(CommandRequest request) {
        return Reply.text(greeting + ", " + request.sender().firstName());
    }
}
