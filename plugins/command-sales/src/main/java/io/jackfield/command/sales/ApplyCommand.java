package io.jackfield.command.sales;

import io.jackfield.api.PluginContext;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.command.CommandRequest;
import io.jackfield.api.command.CommandSpec;
import org.pf4j.Extension;

/** Adds {@code /apply}, with the id of a package or without. */
@Extension
public final class ApplyCommand extends SalesHandler {
    public ApplyCommand(PluginContext context) {
        super(context);
    }

    @Override
    public CommandSpec spec() {
        return command("apply");
    }

    @Override
    public Reply handle(CommandRequest request) {
        return desk().apply(request);
    }
}
