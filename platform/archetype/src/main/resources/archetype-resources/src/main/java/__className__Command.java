#set($command = $name.replace("-", "_"))
package ${package};

import io.jackfield.api.PluginContext;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.command.CommandHandler;
import io.jackfield.api.command.CommandRequest;
import io.jackfield.api.command.CommandSpec;
import org.pf4j.Extension;

/** Adds {@code /${command}}. */
@Extension
public final class ${className}Command implements CommandHandler {
    private final PluginContext context;

    public ${className}Command(PluginContext context) {
        this.context = context;
    }

    @Override
    public CommandSpec spec() {
        return CommandSpec.command("${command}").described(context.texts(), "description");
    }

    @Override
    public Reply handle(CommandRequest request) {
        String mark = request.config().text("mark", "!");
        return Reply.text(request.text("greeting", request.sender().firstName(), mark));
    }
}
