package io.jackfield.benchmarks.plugin;

import io.jackfield.api.PluginContext;
import io.jackfield.api.chat.Button;
import io.jackfield.api.chat.Keyboard;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.command.CommandHandler;
import io.jackfield.api.command.CommandRequest;
import io.jackfield.api.command.CommandSpec;
import java.util.List;
import org.pf4j.Extension;

/** Workload A: {@code /start} brings one message with three buttons. Repeats the payload, by which order is checked. */
@Extension
public final class BenchCommand implements CommandHandler {
    /** @param context not needed */
    public BenchCommand(PluginContext context) {}

    @Override
    public CommandSpec spec() {
        return CommandSpec.command("start").described("Says hello");
    }

    @Override
    public Reply handle(CommandRequest request) {
        return Reply.text("Hello! What shall we do? " + request.argument())
                .keyboard(Keyboard.inline(
                        List.of(Button.action("Help", "help"), Button.action("Model", "model")),
                        List.of(Button.action("Settings", "settings"))));
    }
}
