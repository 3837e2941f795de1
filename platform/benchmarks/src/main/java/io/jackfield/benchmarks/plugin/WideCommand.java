package io.jackfield.benchmarks.plugin;

import io.jackfield.api.PluginContext;
import io.jackfield.api.chat.Button;
import io.jackfield.api.chat.Keyboard;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.command.CommandHandler;
import io.jackfield.api.command.CommandRequest;
import io.jackfield.api.command.CommandSpec;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.pf4j.Extension;

/** Workload A under a command of its own, which the entry {@code command} of the jar names. */
@Extension
public final class WideCommand implements CommandHandler {
    private final String command;

    /** @param context not needed */
    public WideCommand(PluginContext context) throws IOException {
        try (InputStream entry = WideCommand.class.getResourceAsStream("/command")) {
            command = new String(entry.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Override
    public CommandSpec spec() {
        return CommandSpec.command(command).described("One of many");
    }

    @Override
    public Reply handle(CommandRequest request) {
        return Reply.text("Hello! What shall we do? " + request.argument())
                .keyboard(Keyboard.inline(
                        List.of(Button.action("Help", "help"), Button.action("Model", "model")),
                        List.of(Button.action("Settings", "settings"))));
    }
}
