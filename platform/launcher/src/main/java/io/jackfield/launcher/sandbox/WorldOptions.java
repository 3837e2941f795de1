package io.jackfield.launcher.sandbox;

import io.jackfield.sandbox.telegram.SandboxBot;
import io.jackfield.sandbox.telegram.SandboxUser;
import io.jackfield.sandbox.telegram.faults.FaultRule;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The short forms of the command line.
 *
 * <p>Every method throws an IllegalArgumentException that names the value and the form it should have.
 */
public final class WorldOptions {
    private static final Pattern BOT = Pattern.compile("(\\d+:[^=]+)(?:=(.+))?");
    private static final Pattern USER = Pattern.compile("(?:(\\d{1,15}):)?([^:]+)(?::([a-z]{2}))?");
    private static final Pattern GROUP = Pattern.compile("(?:(-\\d{1,16}):)?(.+)");
    private static final Pattern TOPIC = Pattern.compile("([^=]+)=(.+)");
    private static final long FIRST_USER = 101;

    private WorldOptions() {}

    /** {@code 1001:token} or {@code 1001:token=Name}; the name may end with a user name, {@code Name@name_bot}. */
    public static SandboxBot bot(String written) {
        Matcher parts = matched(BOT, written, "bot", "1001:token or 1001:token=Name@name_bot");
        String id = parts.group(1).substring(0, parts.group(1).indexOf(':'));
        String given = parts.group(2) == null ? "Bot " + id : parts.group(2).strip();
        int at = given.lastIndexOf('@');
        String name = at < 0 ? given : given.substring(0, at).strip();
        String username = at < 0 ? username(name, id) : given.substring(at + 1);
        return new SandboxBot(username, parts.group(1), username, name.isEmpty() ? username : name);
    }

    /** Telegram wants a Latin name that ends with {@code bot}. */
    private static String username(String name, String id) {
        String plain =
                name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_").replaceAll("^_+|_+$", "");
        String usable = plain.length() < 2 ? "bot_" + id : plain;
        String ended = usable.endsWith("bot") ? usable : usable + "_bot";
        return ended.length() > 32 ? "bot_" + id + "_bot" : ended;
    }

    /** {@code Ada}, {@code Ada:en} or {@code 7:Ada:en}; ids left out count from 101. */
    public static List<SandboxUser> users(List<String> written) {
        List<SandboxUser> users = new ArrayList<>();
        for (String each : written) {
            Matcher parts = matched(USER, each, "user", "Ada, Ada:en or 7:Ada:en");
            long id = parts.group(1) == null ? FIRST_USER + users.size() : Long.parseLong(parts.group(1));
            String language = parts.group(3) == null ? "en" : parts.group(3);
            users.add(SandboxUser.of(id, parts.group(2).strip(), language));
        }
        return users;
    }

    /**
     * Groups with their topics.
     *
     * @param groups {@code Title} or {@code -100123:Title}
     * @param topics {@code Title of the group=Topic}
     */
    public static List<SandboxWorld.Group> groups(List<String> groups, List<String> topics, boolean administrators) {
        List<SandboxWorld.Group> made = new ArrayList<>();
        for (String each : groups) {
            Matcher parts = matched(GROUP, each, "group", "Title or -1000000000001:Title");
            String title = parts.group(2).strip();
            long id = parts.group(1) == null ? 0 : Long.parseLong(parts.group(1));
            made.add(new SandboxWorld.Group(id, title, List.of(), topicsOf(title, topics), administrators));
        }
        topics.forEach(topic -> requireGroup(topic, made));
        return made;
    }

    private static List<String> topicsOf(String group, List<String> topics) {
        return topics.stream()
                .map(topic -> matched(TOPIC, topic, "topic", "Title of the group=Topic"))
                .filter(parts -> parts.group(1).strip().equals(group))
                .map(parts -> parts.group(2).strip())
                .toList();
    }

    private static void requireGroup(String topic, List<SandboxWorld.Group> groups) {
        if (groups.stream().noneMatch(group -> group.topics().stream().anyMatch(topic::endsWith))) {
            throw new IllegalArgumentException("topic '" + topic
                    + "' is of no group; give its group too, as in --group Forum --topic Forum=Ideas");
        }
    }

    /** A fault as {@code POST /sandbox/faults} takes it. */
    public static FaultRule fault(String json) {
        try {
            return FaultRule.fromJson(new JsonObject(json));
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(
                    "fault '" + json + "' cannot be read (" + e.getMessage()
                            + "); write JSON such as {\"method\":\"send*\",\"every\":5,\"kind\":\"RATE_LIMIT\"}",
                    e);
        }
    }

    private static Matcher matched(Pattern pattern, String written, String what, String form) {
        return Optional.of(pattern.matcher(written))
                .filter(Matcher::matches)
                .orElseThrow(
                        () -> new IllegalArgumentException(what + " '" + written + "' is not of the form " + form));
    }
}
