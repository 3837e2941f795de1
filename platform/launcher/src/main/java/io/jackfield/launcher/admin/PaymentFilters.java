package io.jackfield.launcher.admin;

import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** Which payments; what is not said leaves nothing out. */
final class PaymentFilters {
    @Option(
            names = "--state",
            paramLabel = "STATE",
            description = "Only those that are attempted, begun, settled, cancelled or refunded.")
    private String state;

    @Option(names = "--provider", paramLabel = "NAME", description = "Only those of a payment system, such as stars.")
    private String provider;

    @Option(
            names = "--from",
            paramLabel = "DAY",
            description = "Only those paid (or begun, where nothing was paid) from this day of the bot's time zone on,"
                    + " or from a moment such as 2026-12-31T18:00:00Z.")
    private String from;

    @Option(names = "--to", paramLabel = "DAY", description = "Up to and with this day, or up to a moment.")
    private String to;

    @Option(names = "--user", paramLabel = "ID", description = "Only those of a user, by Telegram id.")
    private String user;

    @Option(names = "--surplus", description = "Only money that bought nothing and has not gone back.")
    private boolean surplus;

    @Option(names = "--reviews", description = "Only those of orders that somebody has to look at.")
    private boolean reviews;

    /** As the query of a call, from its question mark on. */
    String query(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(more);
        all.put("state", state);
        all.put("provider", provider);
        all.put("from", from);
        all.put("to", to);
        all.put("user", user);
        all.put("surplus", surplus ? "true" : null);
        all.put("reviews", reviews ? "true" : null);
        return HostCommand.query(all);
    }
}
