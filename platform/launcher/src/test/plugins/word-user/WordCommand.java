package user;

import io.jackfield.api.PluginContext;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.command.CommandHandler;
import io.jackfield.api.command.CommandRequest;
import io.jackfield.api.command.CommandSpec;
import java.io.IOException;
import org.pf4j.Extension;
import word.Word;

/** Says the shared library's next word. */
@Extension
public final class WordCommand implements CommandHandler {
    private final String command;

    public WordCommand(PluginContext context) {
        command = context.plugin().id();
    }

    @Override
    public CommandSpec spec() {
        return CommandSpec.command(command);
    }

    @Override
    public Reply handle(CommandRequest request) throws IOException {
        return Reply.text(Word.next());
    }
}
