package io.jackfield.launcher.admin;

import picocli.CommandLine.Parameters;

/** A command about one user. */
abstract class OneUserCommand extends BotCommand {
    @Parameters(
            paramLabel = "USER",
            description = "The user's Telegram id, or @ and the username of somebody who has written to the bot.")
    private String user;

    /** As it was written. */
    String user() {
        return user;
    }

    String path() {
        return users() + "/" + encoded(user);
    }
}
