package io.jackfield.command.school;

import io.jackfield.api.PluginContext;
import io.jackfield.api.chat.ChatKind;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.command.CommandHandler;
import io.jackfield.api.command.CommandRequest;
import io.jackfield.api.command.CommandSpec;
import org.pf4j.Extension;

/**
 * Adds {@code /ask}, which the menu's key runs: an invitation to write. What is written then is free text of the bot.
 */
@Extension
public final class AskCommand implements CommandHandler {
    static final String NAME = "ask";

    private final PluginContext context;

    public AskCommand(PluginContext context) {
        this.context = context;
    }

    @Override
    public CommandSpec spec() {
        return CommandSpec.command(NAME)
                .described(context.texts(), "description.ask")
                .in(ChatKind.PRIVATE);
    }

    @Override
    public Reply handle(CommandRequest request) {
        boolean somebodyListens =
                context.commands().of(request.bot().id()).stream().anyMatch(CommandSpec::takesFreeText);
        return Reply.text(request.text(somebodyListens ? "ask.free" : "ask.none"));
    }
}
