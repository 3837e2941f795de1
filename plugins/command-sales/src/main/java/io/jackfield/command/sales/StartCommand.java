package io.jackfield.command.sales;

import io.jackfield.api.PluginContext;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.command.CommandRequest;
import io.jackfield.api.command.CommandSpec;
import org.pf4j.Extension;

/** Adds {@code /start} with the main menu, and leads back to it from texts that nobody else answers. */
@Extension
public final class StartCommand extends SalesHandler {
    public StartCommand(PluginContext context) {
        super(context);
    }

    @Override
    public CommandSpec spec() {
        return command("start").andFreeText();
    }

    @Override
    public Reply handle(CommandRequest request) {
        return desk().start(request);
    }
}
