package io.jackfield.host.plugins.sample;

import io.jackfield.api.PluginContext;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.command.CommandHandler;
import io.jackfield.api.command.CommandRequest;
import io.jackfield.api.command.CommandSpec;
import java.util.concurrent.locks.LockSupport;

/** Does not let go of anything, whoever asks. */
public final class StubbornCommand implements CommandHandler, AutoCloseable {
    public StubbornCommand(PluginContext context) {}

    @Override
    public CommandSpec spec() {
        return CommandSpec.command("stay");
    }

    @Override
    public Reply handle(CommandRequest request) {
        return Reply.text(request.argument());
    }

    @Override
    public void close() {
        while (true) {
            LockSupport.park();
            // or the next wait would return at once, for as long as the tests run
            Thread.interrupted();
        }
    }
}
