package io.jackfield.command.billing;

import io.jackfield.api.PluginContext;
import io.jackfield.api.chat.Button;
import io.jackfield.api.chat.Keyboard;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.command.CommandHandler;
import io.jackfield.api.command.CommandRequest;
import io.jackfield.api.command.CommandSpec;
import io.jackfield.api.command.CommandSpec.Purpose;
import java.net.URI;
import java.util.List;
import org.pf4j.Extension;

/** Adds {@code /terms}: what one agrees to by buying. */
@Extension
public final class TermsCommand implements CommandHandler {
    private final PluginContext context;

    public TermsCommand(PluginContext context) {
        this.context = context;
    }

    @Override
    public CommandSpec spec() {
        return CommandSpec.command("terms")
                .described(context.texts(), "description.terms")
                .purpose(Purpose.TERMS);
    }

    @Override
    public Reply handle(CommandRequest request) {
        return request.config()
                .text("terms")
                .map(address -> Reply.text(request.text("terms"))
                        .keyboard(
                                Keyboard.inline(List.of(Button.link(request.text("terms.open"), URI.create(address))))))
                .orElseGet(() -> Reply.text(request.text("terms.none")));
    }
}
