package io.jackfield.host.broadcast;

import io.jackfield.host.store.BroadcastRow.File;
import io.jackfield.host.telegram.ServedBot;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Reads what operators want to send, and refuses what a bot cannot send. */
final class DraftReader {
    private final BroadcastServices services;

    DraftReader(BroadcastServices services) {
        this.services = services;
    }

    /** @param file of the draft, which counts for how long a text may be */
    BroadcastDefinition read(ServedBot bot, JsonObject given, Optional<File> file) {
        BroadcastDefinition definition = BroadcastDefinition.of(given, bot.config());
        BroadcastMessage message = BroadcastMessage.shown(definition, bot, file);
        definition.texts().keySet().forEach(message::requireOneMessage);
        requireCommands(bot, definition);
        return definition;
    }

    /** Buttons may run only what the bot has now. */
    void requireCommands(ServedBot bot, BroadcastDefinition definition) {
        Set<String> known = services.bots().of(bot).specs().stream()
                .flatMap(spec -> spec.name().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        definition.buttons().stream()
                .flatMap(button -> button.command().stream())
                .filter(command -> !known.contains(command))
                .findFirst()
                .ifPresent(command -> {
                    throw GivenFields.refused("buttons run /" + command + ", which bot " + bot.id()
                            + " does not have; it has: " + String.join(", ", known));
                });
    }
}
