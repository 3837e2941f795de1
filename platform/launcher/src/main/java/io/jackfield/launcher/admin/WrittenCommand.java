package io.jackfield.launcher.admin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import picocli.CommandLine.Mixin;

/** A command that changes something of the host, which is written down with who did it and why. */
abstract class WrittenCommand extends HostCommand {
    @Mixin
    private Recorded recorded;

    ObjectNode order() {
        return recorded.order();
    }

    String by() {
        return recorded.by();
    }
}
