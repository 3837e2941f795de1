package io.jackfield.host.alerts;

import java.util.Locale;

/**
 * What an alert is about, so that a page can lead there.
 *
 * @param name such as the id of a bot; empty for the host itself
 */
public record AlertObject(Kind kind, String name) {
    /** The host itself. */
    public static final AlertObject HOST = new AlertObject(Kind.HOST, "");

    /** What things there are. */
    public enum Kind {
        HOST,
        BOT,
        PLUGIN,
        /** An account at a model provider. */
        PROVIDER,
        /** Who is told of events. */
        LISTENER;

        /** As the API writes it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public static AlertObject bot(String id) {
        return new AlertObject(Kind.BOT, id);
    }

    public static AlertObject plugin(String id) {
        return new AlertObject(Kind.PLUGIN, id);
    }

    public static AlertObject provider(String account) {
        return new AlertObject(Kind.PROVIDER, account);
    }

    public static AlertObject listener(String name) {
        return new AlertObject(Kind.LISTENER, name);
    }
}
