package io.jackfield.host.routing;

import io.jackfield.api.chat.ChatKind;
import io.jackfield.api.command.CommandHandler;
import io.jackfield.api.command.CommandSpec;
import io.jackfield.api.command.CommandSpec.Purpose;
import io.jackfield.host.config.BotConfig;
import io.jackfield.host.plugins.LoadedExtension;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the live plugins answer in one bot. Made anew whenever the set of plugins changes.
 *
 * @param commands in the order of the bot's configuration
 * @param owners every handler of the bot's plugins, with what it declares
 * @param freeText who gets messages that are no command
 */
public record BotRoutes(
        Map<String, Command> commands,
        Map<String, CommandSpec> owners,
        Optional<String> freeText,
        List<CommandSpec> specs) {
    private static final Logger LOG = LoggerFactory.getLogger(BotRoutes.class);

    /** A command and the handler that has it. */
    record Command(String owner, Set<ChatKind> chats) {}

    /** @param handlers of a plugin by owner; empty when it is not live */
    public static BotRoutes of(
            BotConfig bot, Function<String, Map<String, LoadedExtension<CommandHandler, CommandSpec>>> handlers) {
        Map<String, Command> commands = new HashMap<>();
        Map<String, CommandSpec> owners = new HashMap<>();
        List<CommandSpec> specs = new ArrayList<>();
        Optional<String> freeText = Optional.empty();
        for (String id : bot.plugins().keySet()) {
            for (Map.Entry<String, LoadedExtension<CommandHandler, CommandSpec>> handler :
                    handlers.apply(id).entrySet()) {
                CommandSpec spec = listedBy(bot, handler.getValue().spec());
                owners.put(handler.getKey(), spec);
                boolean wanted = bot.freeText().map(id::equals).orElse(true);
                boolean getsFreeText = spec.takesFreeText() && wanted && freeText.isEmpty();
                if (getsFreeText) {
                    freeText = Optional.of(handler.getKey());
                }
                if (spec.name().isPresent()) {
                    add(bot, commands, specs, spec.name().get(), handler.getKey(), spec);
                } else if (getsFreeText) {
                    // Without a name it is in no menu, but plugins that tell what the bot can do want to know of it.
                    specs.add(spec);
                }
            }
        }
        return new BotRoutes(commands, owners, freeText, List.copyOf(specs));
    }

    /** Without its descriptions a command works and is not listed. */
    private static CommandSpec listedBy(BotConfig bot, CommandSpec spec) {
        return spec.name().filter(bot.unlisted()::contains).isEmpty()
                ? spec
                : new CommandSpec(
                        spec.name(), spec.takesFreeText(), Map.of(), spec.chats(), spec.purpose(), spec.steps());
    }

    /** Whether a plugin has this command in this kind of chat. */
    boolean has(String command, ChatKind chat) {
        Command known = commands.get(command);
        return known != null && known.chats().contains(chat);
    }

    /** What Telegram's menu lists: the plugins' commands, and {@code /stop} where there are answers to stop. */
    public List<CommandSpec> menu(CommandSpec stop) {
        boolean listed = freeText.isPresent() && !commands.containsKey(Router.STOP);
        return listed ? Stream.concat(specs.stream(), Stream.of(stop)).toList() : specs;
    }

    /** Whether a handler of the bot knows this step, or does not say which it knows. */
    boolean knowsStep(String owner, String step) {
        Set<String> steps = owners.get(owner).steps();
        return steps.isEmpty() || steps.contains(step);
    }

    /** The command of a handler, without its slash, where it answers to it in such a chat. */
    Optional<String> commandOf(String owner, ChatKind chat) {
        return owners.get(owner)
                .name()
                .filter(name -> has(name, chat) && commands.get(name).owner().equals(owner));
    }

    /** The command for this in such a chat, without its slash. */
    public Optional<String> find(Purpose purpose, ChatKind chat) {
        return specs.stream()
                .filter(spec -> spec.purpose().equals(Optional.of(purpose)))
                .flatMap(spec -> spec.name().stream())
                .filter(name -> has(name, chat))
                .findFirst();
    }

    /**
     * The handler that goes by this name, or the first one of the plugin of this name: pushes carry the plugin's id.
     */
    Optional<String> owner(String name) {
        return owners.containsKey(name)
                ? Optional.of(name)
                : owners.keySet().stream()
                        .filter(owner -> owner.startsWith(name + "/"))
                        .sorted()
                        .findFirst();
    }

    private static void add(
            BotConfig bot,
            Map<String, Command> commands,
            List<CommandSpec> specs,
            String name,
            String owner,
            CommandSpec spec) {
        Command before = commands.putIfAbsent(name, new Command(owner, spec.chats()));
        if (before != null) {
            LOG.error(
                    "routing: bot={} /{} is brought by {} and {}; the first one keeps it. Take one of them out of the"
                            + " bot's plugins",
                    bot.id(),
                    name,
                    before.owner(),
                    owner);
            return;
        }
        specs.add(spec);
    }
}
