package io.jackfield.command.model;

import io.jackfield.api.PluginContext;
import io.jackfield.api.command.CommandSpec.Purpose;
import io.jackfield.api.command.Request;
import java.util.Optional;

/** The command with which users subscribe, where a plugin brings one. */
final class Subscribing {
    private Subscribing() {}

    /** Without the slash. */
    static Optional<String> in(PluginContext context, Request request) {
        return context.commands().find(request.bot().id(), Purpose.BUY);
    }
}
