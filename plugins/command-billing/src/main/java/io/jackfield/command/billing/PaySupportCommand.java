package io.jackfield.command.billing;

import io.jackfield.api.PluginContext;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.command.CommandHandler;
import io.jackfield.api.command.CommandRequest;
import io.jackfield.api.command.CommandSpec;
import org.pf4j.Extension;

/** Adds {@code /paysupport}, which Telegram wants of every bot that takes Stars. */
@Extension
public final class PaySupportCommand implements CommandHandler {
    private final PluginContext context;

    public PaySupportCommand(PluginContext context) {
        this.context = context;
    }

    @Override
    public CommandSpec spec() {
        return CommandSpec.command("paysupport").described(context.texts(), "description.paysupport");
    }

    @Override
    public Reply handle(CommandRequest request) {
        return Reply.text(request.config()
                .text("support")
                .map(support -> request.text("paysupport", support))
                .orElseGet(() -> request.text("paysupport.nobody")));
    }
}
