package io.jackfield.command.profile;

import io.jackfield.api.PluginContext;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.command.CommandHandler;
import io.jackfield.api.command.CommandRequest;
import io.jackfield.api.command.CommandSpec;
import io.jackfield.api.command.CommandSpec.Purpose;
import io.jackfield.api.command.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.pf4j.Extension;

/**
 * Adds {@code /profile}: what the user has chosen and what is left of their plan, each with the command that changes
 * it.
 */
@Extension
public final class ProfileCommand implements CommandHandler {
    private static final int SHOWN_OF_ROLE = 60;

    private final PluginContext context;

    public ProfileCommand(PluginContext context) {
        this.context = context;
    }

    @Override
    public CommandSpec spec() {
        return CommandSpec.command("profile").described(context.texts(), "description.profile");
    }

    @Override
    public Reply handle(CommandRequest request) {
        Set<String> commands = commands(request);
        List<String> paragraphs = new ArrayList<>();
        paragraphs.add(request.text("profile.title"));
        paragraphs.add(choices(request, commands));
        account(request, commands).ifPresent(paragraphs::add);
        paragraphs.add(settings(request, commands));
        return Reply.text(String.join("\n\n", paragraphs));
    }

    private String choices(Request request, Set<String> commands) {
        List<String> lines = new ArrayList<>();
        context.models()
                .current(request)
                .ifPresentOrElse(
                        offer -> lines.add(line(request.text("model", offer.label()), "model", commands)),
                        () -> lines.add(request.text("model.none")));
        if (commands.contains("role")) {
            lines.add(line(request.text("role", role(request)), "role", commands));
        }
        return String.join("\n", lines);
    }

    private Optional<String> account(Request request, Set<String> commands) {
        Account account = Account.of(context, request);
        List<String> lines = new ArrayList<>();
        account.plan()
                .map(words -> context.commands()
                        .find(request.bot().id(), Purpose.BUY)
                        .map(command -> line(words, command, commands))
                        .orElse(words))
                .ifPresent(lines::add);
        lines.addAll(account.after());
        context.models().current(request).flatMap(account::left).ifPresent(lines::add);
        account.credits().ifPresent(words -> lines.add(line(words, "credits", commands)));
        return lines.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", lines));
    }

    private static String settings(Request request, Set<String> commands) {
        Locale locale = Locale.of(request.sender().language());
        boolean rich = request.preferences().rich();
        // The JDK writes the letter of "Oʻzbek" as a quotation mark.
        String name = locale.getDisplayLanguage(locale).replace('‘', 'ʻ');
        String language = request.text("language", capitalised(name, locale));
        String formatting = request.text(rich ? "formatting.rich" : "formatting.classic");
        return line(language, "settings", commands) + "\n" + formatting;
    }

    private static String capitalised(String name, Locale locale) {
        return name.substring(0, 1).toUpperCase(locale) + name.substring(1);
    }

    private static String role(Request request) {
        return request.preferences()
                .roleLabel()
                .or(() -> request.preferences().role().map(ProfileCommand::shortened))
                .orElseGet(() -> request.text("role.none"));
    }

    /** The first line of a role in the user's own words, or as much of it as a line takes. */
    private static String shortened(String role) {
        String line = role.lines().findFirst().orElse("");
        int[] letters = line.codePoints().limit(SHOWN_OF_ROLE).toArray();
        String begin = new String(letters, 0, letters.length).strip();
        return begin.equals(role) ? role : begin + "…";
    }

    /** With the command that leads there, when the bot has it: in Telegram a touch sends it. */
    private static String line(String words, String command, Set<String> commands) {
        return commands.contains(command) ? words + " — /" + command : words;
    }

    private Set<String> commands(Request request) {
        return context.commands().of(request.bot().id()).stream()
                .filter(command -> command.chats().contains(request.chat().kind()))
                .map(CommandSpec::name)
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
    }
}
