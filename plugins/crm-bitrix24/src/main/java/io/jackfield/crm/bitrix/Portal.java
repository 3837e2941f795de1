package io.jackfield.crm.bitrix;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.PluginConfig;
import io.jackfield.api.StandardError;
import io.jackfield.lib.sales.Status;
import java.net.URI;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The Bitrix24 of a bot.
 *
 * @param webhook the address of the incoming webhook, which is its key as well; ends with a slash
 * @param statuses by the state of an application, that of its lead
 * @param source the {@code SOURCE_ID} of leads; empty for none
 * @param responsible id of the user who gets new leads; 0 leaves it to Bitrix24
 * @param fields by the name of a field of leads, what of the application it gets
 * @param timeout for one call
 */
record Portal(
        URI webhook,
        Map<Status, String> statuses,
        String source,
        int responsible,
        Map<String, String> fields,
        Duration timeout) {
    private static final String ADDRESS = "https?://[^/\\s?#]+/rest/\\d+/[^/\\s?#]+/?";
    private static final Duration USUAL_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration LONGEST_TIMEOUT = Duration.ofSeconds(12);
    private static final Map<Status, String> USUAL_STATUSES = Map.of(
            Status.NEW, "NEW",
            Status.TAKEN, "IN_PROCESS",
            Status.CONTACTED, "PROCESSED",
            Status.WON, "CONVERTED",
            Status.LOST, "JUNK");

    /** Empty where there is no webhook. */
    static Optional<Portal> of(PluginConfig config) {
        return config.text("webhook")
                .map(webhook -> new Portal(
                        address(webhook),
                        statuses(config.section("statuses")),
                        config.text("source", ""),
                        config.number("responsible", 0, Integer.MAX_VALUE, 0),
                        fields(config.section("fields")),
                        timeout(config)));
    }

    private static URI address(String webhook) {
        if (!webhook.matches(ADDRESS)) {
            throw invalid("webhook is no address of an incoming webhook;"
                    + " write it as Bitrix24 shows it: https://<portal>/rest/<user>/<key>/");
        }
        return URI.create(webhook.endsWith("/") ? webhook : webhook + "/");
    }

    private static Map<Status, String> statuses(PluginConfig section) {
        Map<Status, String> statuses = new EnumMap<>(USUAL_STATUSES);
        statuses.replaceAll((status, usual) -> section.text(status.word(), usual));
        return statuses;
    }

    private static Map<String, String> fields(PluginConfig section) {
        Map<String, String> fields = new LinkedHashMap<>();
        section.keys().forEach(name -> fields.put(name, section.requiredText(name)));
        fields.forEach((name, value) -> {
            if (!LeadFields.VALUES.contains(value)) {
                throw invalid(
                        "fields." + name + " is '" + value + "'; use one of " + String.join(", ", LeadFields.VALUES));
            }
        });
        return fields;
    }

    private static Duration timeout(PluginConfig config) {
        Duration timeout = config.duration("timeout", USUAL_TIMEOUT);
        if (timeout.isNegative() || timeout.isZero() || timeout.compareTo(LONGEST_TIMEOUT) > 0) {
            throw invalid("timeout is " + timeout + "; use up to " + LONGEST_TIMEOUT.toSeconds() + "s");
        }
        return timeout;
    }

    private static JackfieldException invalid(String problem) {
        return new JackfieldException(StandardError.CONFIG_INVALID, "plugin crm-bitrix24: " + problem);
    }
}
