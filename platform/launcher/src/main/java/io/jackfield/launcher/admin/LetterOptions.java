package io.jackfield.launcher.admin;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which letters; what is not said leaves nothing out. */
final class LetterOptions {
    @Option(names = "--bot", paramLabel = "BOT", description = "Only those of a bot.")
    private String bot;

    @Option(names = "--kind", paramLabel = "KIND", description = "Only dead or undeliverable ones.")
    private String kind;

    @Option(names = "--plugin", paramLabel = "ID", description = "Only those of a plugin.")
    private String plugin;

    @Option(names = "--code", paramLabel = "CODE", description = "Only those with a code, such as PLUGIN_FAULT.")
    private String code;

    @Option(names = "--plugin-version", paramLabel = "VERSION", description = "Only those that failed with a version.")
    private String version;

    @Option(names = "--from", paramLabel = "DAY", description = "From this day (UTC) on, or a moment.")
    private String from;

    @Option(names = "--to", paramLabel = "DAY", description = "Up to and with this day, or up to a moment.")
    private String to;

    @Option(names = "--chat", paramLabel = "ID", description = "Only those of a chat.")
    private String chat;

    @Option(names = "--newer", description = "Only those whose plugin is loaded in another version by now.")
    private boolean newer;

    @Parameters(paramLabel = "LETTER", arity = "0..*", description = "Single ones, such as helper-8f3k2.")
    private List<String> letters = List.of();

    private Map<String, String> chosen() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("bot", bot);
        all.put("kind", kind);
        all.put("plugin", plugin);
        all.put("code", code);
        all.put("version", version);
        all.put("from", from);
        all.put("to", to);
        all.put("chat", chat);
        all.put("newer", newer ? "true" : null);
        all.put("letters", letters.isEmpty() ? null : String.join(",", letters));
        all.values().removeIf(java.util.Objects::isNull);
        return all;
    }

    /** Whether any letter at all is meant. */
    boolean isAll() {
        return chosen().isEmpty();
    }

    /** As the query of a call, from its question mark on. */
    String query(Map<String, String> more) {
        Map<String, String> all = chosen();
        all.putAll(more);
        return all.entrySet().stream()
                .map(one -> one.getKey() + "=" + HostCommand.encoded(one.getValue()))
                .collect(Collectors.joining("&", "?", ""));
    }

    /** As the body of a call. */
    ObjectNode order() {
        ObjectNode order = JsonNodeFactory.instance.objectNode();
        chosen().forEach(order::put);
        return order;
    }
}
