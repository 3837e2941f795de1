package io.jackfield.launcher.admin;

import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A command that changes what becomes of dead letters. */
abstract class DeadEventsCommand extends HostCommand {
    @Option(names = "--listener", required = true, paramLabel = "NAME", description = "Whose events.")
    private String listener;

    @Option(
            names = "--by",
            paramLabel = "NAME",
            defaultValue = "${sys:user.name}",
            description = "Who you are; kept in the log (your name on this machine).")
    private String by;

    @Parameters(
            paramLabel = "EVENT",
            arity = "0..1",
            description = "The number of a single event; all of the listener's without it.")
    private String event;

    String listener() {
        return listener;
    }

    String by() {
        return by;
    }

    Optional<String> event() {
        return Optional.ofNullable(event);
    }
}
