package io.jackfield.command.sales;

import io.jackfield.api.PluginContext;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.command.CommandRequest;
import io.jackfield.api.command.CommandSpec;
import org.pf4j.Extension;

/** Adds {@code /application}: how far it is, and what can be changed about it. */
@Extension
public final class ApplicationCommand extends SalesHandler {
    public ApplicationCommand(PluginContext context) {
        super(context);
    }

    @Override
    public CommandSpec spec() {
        return command("application");
    }

    @Override
    public Reply handle(CommandRequest request) {
        return desk().application(request);
    }
}
