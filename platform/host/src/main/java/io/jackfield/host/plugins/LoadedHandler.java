package io.jackfield.host.plugins;

import io.jackfield.api.command.CommandHandler;
import io.jackfield.api.command.CommandSpec;

/** A handler and what it wants to be called for, as it said when it was loaded. */
public record LoadedHandler(CommandHandler handler, CommandSpec spec) {}
