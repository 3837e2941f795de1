package io.jackfield.command.model;

import io.jackfield.api.PluginContext;
import io.jackfield.api.command.CommandSpec;
import io.jackfield.api.command.Request;
import java.util.List;
import java.util.Optional;

/** The command that a payment plugin brings, where one is loaded. */
final class Subscribing {
    private static final List<String> COMMANDS = List.of("premium", "subscribe", "billing");

    private Subscribing() {}

    /** Without the slash. */
    static Optional<String> in(PluginContext context, Request request) {
        return context.commands().of(request.bot().id()).stream()
                .map(CommandSpec::name)
                .flatMap(Optional::stream)
                .filter(COMMANDS::contains)
                .findFirst();
    }
}
