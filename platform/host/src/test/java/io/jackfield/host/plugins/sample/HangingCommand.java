package io.jackfield.host.plugins.sample;

import io.jackfield.api.PluginContext;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.command.CommandHandler;
import io.jackfield.api.command.CommandRequest;
import io.jackfield.api.command.CommandSpec;
import java.util.concurrent.CountDownLatch;

/** Comes up when somebody interrupts it. */
public final class HangingCommand implements CommandHandler {
    public HangingCommand(PluginContext context) {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public CommandSpec spec() {
        return CommandSpec.command("hang");
    }

    @Override
    public Reply handle(CommandRequest request) {
        return Reply.text(request.argument());
    }
}
