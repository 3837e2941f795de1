package io.jackfield.launcher.admin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import picocli.CommandLine.Mixin;

/** A command that changes something about one bot, which is written down with who did it and why. */
abstract class BotChangeCommand extends BotCommand {
    @Mixin
    private Recorded recorded;

    ObjectNode order() {
        return recorded.order();
    }
}
