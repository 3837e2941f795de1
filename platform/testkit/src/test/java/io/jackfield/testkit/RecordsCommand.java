package io.jackfield.testkit;

import io.jackfield.api.PluginContext;
import io.jackfield.api.chat.Button;
import io.jackfield.api.chat.Keyboard;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.command.ButtonPress;
import io.jackfield.api.command.CommandHandler;
import io.jackfield.api.command.CommandRequest;
import io.jackfield.api.command.CommandSpec;
import io.jackfield.api.event.Event;
import java.util.List;
import java.util.Map;

/** {@code /view}: records which package is looked at, and fails over {@code none}. */
public final class RecordsCommand implements CommandHandler {
    public RecordsCommand(PluginContext context) {
        context.schedule()
                .on(
                        "nightly",
                        job -> context.events()
                                .record(Event.of("test", "shop.closed").with("by", job.key())));
    }

    @Override
    public CommandSpec spec() {
        return CommandSpec.command("view").described("Shows a package");
    }

    @Override
    public Reply handle(CommandRequest request) {
        if (request.argument().equals("many")) {
            for (int number = 0; number <= 100; number++) {
                request.record("package.viewed", Map.of());
            }
        }
        request.record(
                request.argument().equals("wrong") ? "viewed" : "package.viewed",
                Map.of("package", request.argument()));
        if (request.argument().equals("none")) {
            throw new IllegalStateException("there is no such package");
        }
        return Reply.text(request.argument()).keyboard(Keyboard.column(List.of(Button.action("Close", "close"))));
    }

    @Override
    public Reply onButton(ButtonPress press) {
        press.record("package.closed", Map.of());
        return Reply.removal();
    }
}
