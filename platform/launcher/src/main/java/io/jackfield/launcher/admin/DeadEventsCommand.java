package io.jackfield.launcher.admin;

import java.util.Map;
import picocli.CommandLine.Mixin;
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

    @Mixin
    private EventTimes times;

    /** What is meant and who says so, as fields of a call; null where nothing is said. */
    final Map<String, String> fields() {
        Map<String, String> fields = times.fields();
        fields.put("listener", listener);
        fields.put("by", by);
        fields.put("event", event);
        return fields;
    }
}
