package io.jackfield.command.settings;

import io.jackfield.api.PluginContext;
import io.jackfield.api.chat.Button;
import io.jackfield.api.chat.Keyboard;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.command.ButtonPress;
import io.jackfield.api.command.CommandHandler;
import io.jackfield.api.command.CommandRequest;
import io.jackfield.api.command.CommandSpec;
import java.util.ArrayList;
import java.util.List;
import org.pf4j.Extension;

/** Adds {@code /language}: users choose the language in which the bot speaks to them. */
@Extension
public final class LanguageCommand implements CommandHandler {
    private static final String CLOSE = "close";

    private final PluginContext context;
    private final Languages languages;

    public LanguageCommand(PluginContext context) {
        this.context = context;
        languages = new Languages(context.commands());
    }

    @Override
    public CommandSpec spec() {
        return CommandSpec.command("language").described(context.texts(), "description.language");
    }

    @Override
    public Reply handle(CommandRequest request) {
        return question(Screen.of(request, context.texts()));
    }

    @Override
    public Reply onButton(ButtonPress press) {
        if (press.action().equals(CLOSE)) {
            return Reply.removal();
        }
        return languages
                .choose(Screen.of(press, context.texts()), press.argument())
                .map(chosen -> question(chosen.screen())
                        .inPlace()
                        .toast(chosen.screen().text("saved"))
                        .and(chosen.effects()))
                .orElseGet(Reply::nothing);
    }

    private Reply question(Screen screen) {
        List<List<Button>> rows = new ArrayList<>(languages.choices(screen));
        rows.add(List.of(Button.action("✖ " + screen.text("close"), CLOSE)));
        return Reply.text(screen.text("language.question")).keyboard(new Keyboard.Inline(rows));
    }
}
