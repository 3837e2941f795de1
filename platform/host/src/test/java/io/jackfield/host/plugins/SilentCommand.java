package io.jackfield.host.plugins;

import io.jackfield.api.chat.Reply;
import io.jackfield.api.command.CommandHandler;
import io.jackfield.api.command.CommandRequest;
import io.jackfield.api.command.CommandSpec;
import java.util.function.Supplier;

/** A handler that says what it is and nothing else. */
record SilentCommand(Supplier<CommandSpec> said) implements CommandHandler {
    static SilentCommand named(String name) {
        return new SilentCommand(() -> CommandSpec.command(name));
    }

    @Override
    public CommandSpec spec() {
        return said.get();
    }

    @Override
    public Reply handle(CommandRequest request) {
        return Reply.nothing();
    }
}
