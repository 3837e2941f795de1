package io.jackfield.command.start;

import io.jackfield.api.PluginContext;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.command.CommandHandler;
import io.jackfield.api.command.CommandRequest;
import io.jackfield.api.command.CommandSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.pf4j.Extension;

/** Adds {@code /start}: a greeting, and the commands worth knowing first. */
@Extension
public final class StartCommand implements CommandHandler {
    private static final List<String> HINTS = List.of("model", "help");
    /** Spaces, controls and the letters that people use to have no name: Hangul fillers and the blank Braille cell. */
    private static final String INVISIBLE = "[\\p{Z}\\p{C}\\u115F\\u1160\\u3164\\uFFA0\\u2800]";

    private final PluginContext context;

    public StartCommand(PluginContext context) {
        this.context = context;
    }

    @Override
    public CommandSpec spec() {
        return CommandSpec.command("start").described(context.texts(), "description");
    }

    /** The payload of a deep link changes nothing here: whoever comes through one is greeted like everybody. */
    @Override
    public Reply handle(CommandRequest request) {
        List<CommandSpec> abilities = context.commands().of(request.bot().id());
        List<String> lines = new ArrayList<>();
        lines.add(greeting(request));
        if (abilities.stream().anyMatch(CommandSpec::takesFreeText)) {
            lines.add(request.text("hint.freeText"));
        }
        String hints = hints(request, abilities);
        if (!hints.isEmpty()) {
            lines.add(hints);
        }
        return Reply.text(String.join("\n\n", lines));
    }

    private static String greeting(CommandRequest request) {
        String name = request.sender().firstName();
        String bot = request.bot().name();
        return name.replaceAll(INVISIBLE, "").isEmpty()
                ? request.text("welcome.nameless", bot)
                : request.text("welcome", bot, name.strip());
    }

    private static String hints(CommandRequest request, List<CommandSpec> abilities) {
        Set<String> names = abilities.stream()
                .map(CommandSpec::name)
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
        return HINTS.stream()
                .filter(names::contains)
                .map(name -> request.text("hint." + name))
                .collect(Collectors.joining("\n"));
    }
}
