package io.jackfield.launcher.admin;

import picocli.CommandLine.Parameters;

/** A command about one broadcast. */
abstract class OneBroadcastCommand extends BotCommand {
    @Parameters(index = "0", paramLabel = "ID", description = "The number of the broadcast, as list shows it.")
    private long id;

    String broadcast() {
        return broadcasts() + "/" + id;
    }

    long id() {
        return id;
    }
}
