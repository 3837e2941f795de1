package io.jackfield.command.sales;

import io.jackfield.api.PluginContext;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.command.CommandRequest;
import io.jackfield.api.command.CommandSpec;
import org.pf4j.Extension;

/** Adds {@code /packages}. */
@Extension
public final class PackagesCommand extends SalesHandler {
    public PackagesCommand(PluginContext context) {
        super(context);
    }

    @Override
    public CommandSpec spec() {
        return command("packages");
    }

    @Override
    public Reply handle(CommandRequest request) {
        return desk().showroom().packages(request);
    }
}
