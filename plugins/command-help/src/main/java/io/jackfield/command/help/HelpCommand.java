package io.jackfield.command.help;

import io.jackfield.api.PluginContext;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.command.CommandHandler;
import io.jackfield.api.command.CommandRequest;
import io.jackfield.api.command.CommandSpec;
import io.jackfield.api.command.CommandSpec.Purpose;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.pf4j.Extension;

/** Adds {@code /help}: what the plugins loaded at this moment bring to the bot. */
@Extension
public final class HelpCommand implements CommandHandler {
    private final PluginContext context;

    public HelpCommand(PluginContext context) {
        this.context = context;
    }

    @Override
    public CommandSpec spec() {
        return CommandSpec.command("help")
                .described(context.texts(), "description")
                .purpose(Purpose.HELP);
    }

    @Override
    public Reply handle(CommandRequest request) {
        List<CommandSpec> abilities = context.commands().of(request.bot().id()).stream()
                .filter(spec -> spec.chats().contains(request.chat().kind()))
                .toList();
        List<String> paragraphs = new ArrayList<>();
        paragraphs.add(request.text("intro"));
        paragraphs.add(commandLines(abilities, request.sender().language()));
        if (abilities.stream().anyMatch(CommandSpec::takesFreeText)) {
            paragraphs.add(request.text("freeText"));
        }
        request.config().text("support").ifPresent(contact -> paragraphs.add(request.text("support", contact)));
        return Reply.text(String.join("\n\n", paragraphs));
    }

    /** Never empty: {@code /help} is among them. */
    private static String commandLines(List<CommandSpec> abilities, String language) {
        return abilities.stream()
                .map(spec -> commandLine(spec, language))
                .flatMap(Optional::stream)
                .collect(Collectors.joining("\n"));
    }

    private static Optional<String> commandLine(CommandSpec spec, String language) {
        return spec.name()
                .flatMap(name ->
                        spec.descriptionIn(language).map(description -> "/%s — %s".formatted(name, description)));
    }
}
