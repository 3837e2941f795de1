package io.jackfield.host.config;

import java.util.Locale;

/** What a plugin has to ask for before the host hands it out. */
public enum Permission {
    /** Messages to chats that it was not asked in, and raw calls of the Bot API that show or change something there. */
    MESSAGES("write to any chat"),
    /** Raw calls of the Bot API beyond those that act in the chat that is answered. */
    TELEGRAM("make any call of the Bot API, as the bot itself"),
    /** A schema of its own in PostgreSQL. */
    TABLES("keep tables of its own"),
    /** Taking payments as a provider, and raw calls of the Bot API that move money or Stars. */
    PAYMENTS("take payments and give them back"),
    /** The values of its configuration that are marked as secrets. */
    SECRETS("read the secrets of its configuration"),
    /** E-mail. */
    MAIL("send e-mail"),
    /** Events of the bots that use it, with the users they are about. */
    EVENTS("hear what users do"),
    /** Routes under {@code /plugins/<id>} of the public listener. */
    WEB("serve HTTP routes"),
    /** Pages in the operators' console. */
    CONSOLE("show operators pages of its own in the console");

    private final String meaning;

    Permission(String meaning) {
        this.meaning = meaning;
    }

    /** As manifests and configuration write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What it allows, as the end of 'the plugin may …'. */
    public String meaning() {
        return meaning;
    }
}
