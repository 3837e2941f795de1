package io.jackfield.command.school;

import io.jackfield.api.chat.Keyboard;
import io.jackfield.api.chat.Keyboard.Key;
import io.jackfield.api.chat.Keyboard.Keys;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.command.CommandSpec;
import io.jackfield.api.command.CommandSpec.Purpose;
import io.jackfield.api.command.Request;
import io.jackfield.api.desk.CommandDesk;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The keys that stay below a registered parent's chat: those whose command the bot has. */
final class MainMenu {
    private final CommandDesk commands;

    MainMenu(CommandDesk commands) {
        this.commands = commands;
    }

    /** Words, an invitation to choose, and the keys. */
    Reply under(Request request, String words) {
        String choose = askable(request.bot().id()).isPresent() ? "menu.choose.ask" : "menu.choose";
        return Reply.text(words + "\n\n" + request.text(choose)).keyboard(of(request));
    }

    Keyboard of(Request request) {
        String bot = request.bot().id();
        Set<String> known =
                commands.of(bot).stream().flatMap(spec -> spec.name().stream()).collect(Collectors.toSet());
        List<List<Key>> rows = Stream.of(
                        row(request, known, entry("report", "report"), entry("ask", askable(bot))),
                        row(
                                request,
                                known,
                                entry("recommendations", "recommendations"),
                                entry("learners", LearnersCommand.NAME)),
                        row(
                                request,
                                known,
                                entry("subscription", commands.find(bot, Purpose.BUY)),
                                entry("settings", "settings"),
                                entry("help", commands.find(bot, Purpose.HELP))))
                .filter(row -> !row.isEmpty())
                .toList();
        return new Keys(rows, Optional.of(request.text("menu.placeholder")), true);
    }

    /** Nobody is invited to ask where nobody listens. */
    private Optional<String> askable(String bot) {
        return Optional.of(AskCommand.NAME)
                .filter(name -> commands.of(bot).stream().anyMatch(CommandSpec::takesFreeText));
    }

    private record Entry(String label, Optional<String> command) {}

    private static Entry entry(String label, String command) {
        return new Entry(label, Optional.of(command));
    }

    private static Entry entry(String label, Optional<String> command) {
        return new Entry(label, command);
    }

    private static List<Key> row(Request request, Set<String> known, Entry... entries) {
        return Stream.of(entries)
                .filter(entry -> entry.command().filter(known::contains).isPresent())
                .map(entry -> Keyboard.command(
                        request.text("menu." + entry.label()), entry.command().orElseThrow()))
                .toList();
    }
}
