package io.jackfield.command.settings;

import io.jackfield.api.chat.Button;
import io.jackfield.api.chat.ChatKind;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.command.CommandSpec;
import io.jackfield.api.command.Request;
import io.jackfield.api.desk.CommandDesk;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The language of the bot's texts: those in which its commands are described, unless the operator names others. */
final class Languages implements Setting {
    private final CommandDesk commands;

    Languages(CommandDesk commands) {
        this.commands = commands;
    }

    @Override
    public String name() {
        return "language";
    }

    @Override
    public String now(Screen screen) {
        return ownName(screen.language());
    }

    @Override
    public List<List<Button>> choices(Screen screen) {
        return offered(screen.request()).stream()
                .map(code -> List.of(
                        Button.action(Setting.ticked(ownName(code), code.equals(screen.language())), name(), code)))
                .toList();
    }

    @Override
    public Optional<Chosen> choose(Screen screen, String choice) {
        if (!offered(screen.request()).contains(choice)) {
            return Optional.empty();
        }
        screen.request().preferences().chooseLanguage(choice);
        return Optional.of(new Chosen(screen.in(choice), menu(screen.request(), choice)));
    }

    private List<String> offered(Request request) {
        List<String> configured = request.config().texts("languages");
        return configured.isEmpty()
                ? commands.of(request.bot().id()).stream()
                        .flatMap(command -> command.descriptions().keySet().stream())
                        .distinct()
                        .sorted()
                        .toList()
                : configured;
    }

    /** Telegram shows its menu of commands in the language of the app, unless a chat has a menu of its own. */
    private Reply menu(Request request, String language) {
        if (!request.chat().isPrivate()) {
            return Reply.nothing();
        }
        List<Map<String, String>> listed = commands.of(request.bot().id()).stream()
                .filter(command -> command.chats().contains(ChatKind.PRIVATE))
                .flatMap(command -> entry(command, language))
                .toList();
        Map<String, Object> here =
                Map.of("type", "chat", "chat_id", request.chat().id());
        return Reply.call("setMyCommands", Map.of("commands", listed, "scope", here));
    }

    private static Stream<Map<String, String>> entry(CommandSpec command, String language) {
        return command.name().stream()
                .flatMap(name -> command.descriptionIn(language).stream()
                        .map(description -> Map.of("command", name, "description", description)));
    }

    private static String ownName(String code) {
        Locale locale = Locale.of(code);
        // The JDK writes the letter of "Oʻzbek" as a quotation mark.
        String name = locale.getDisplayLanguage(locale).replace('‘', 'ʻ');
        return name.substring(0, 1).toUpperCase(locale) + name.substring(1);
    }
}
