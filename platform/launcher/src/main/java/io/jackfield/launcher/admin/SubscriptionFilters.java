package io.jackfield.launcher.admin;

import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** Which subscriptions; what is not said leaves nothing out, but for those that are over. */
final class SubscriptionFilters {
    @Option(names = "--plan", paramLabel = "ID", description = "Only those of a plan.")
    private String plan;

    @Option(
            names = "--state",
            paramLabel = "STATE",
            description = "Only those that are trial, active, grace, waiting, expired or taken-back; current for the"
                    + " first three, as without it, or all.")
    private String state;

    @Option(names = "--user", paramLabel = "ID", description = "Only those of a user, by Telegram id.")
    private String user;

    @Option(
            names = "--within",
            paramLabel = "TIME",
            description = "Only those that end within so long, such as 7d, with nothing after them.")
    private String within;

    @Option(
            names = "--from",
            paramLabel = "DAY",
            description = "Only those that end from this day of the bot's time zone on, or from a moment such as"
                    + " 2026-12-31T18:00:00Z.")
    private String from;

    @Option(
            names = "--to",
            paramLabel = "DAY",
            description = "Only those that end up to and with this day, or up to a moment.")
    private String to;

    /** As the query of a call, from its question mark on. */
    String query(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(more);
        all.put("plan", plan);
        all.put("state", state);
        all.put("user", user);
        all.put("within", within);
        all.put("from", from);
        all.put("to", to);
        return HostCommand.query(all);
    }
}
