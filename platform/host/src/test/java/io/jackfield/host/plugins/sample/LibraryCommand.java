package io.jackfield.host.plugins.sample;

import io.jackfield.api.PluginContext;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.command.CommandHandler;
import io.jackfield.api.command.CommandRequest;
import io.jackfield.api.command.CommandSpec;

/** Asks for its argument, which may take a while, and then for the first time for its library. */
public final class LibraryCommand implements CommandHandler {
    public LibraryCommand(PluginContext context) {}

    @Override
    public CommandSpec spec() {
        return CommandSpec.command("library");
    }

    @Override
    public Reply handle(CommandRequest request) {
        return Reply.text(request.argument() + LibraryWord.word());
    }
}
