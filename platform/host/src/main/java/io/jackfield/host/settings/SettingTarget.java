package io.jackfield.host.settings;

import io.jackfield.host.config.read.KeyPath;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which configuration a setting lies over.
 *
 * @param plugin absent for what is no plugin's
 * @param bot absent for what is no bot's; with a plugin it is what the bot sets for the plugin
 */
public record SettingTarget(Optional<String> plugin, Optional<String> bot) {
    private static final Set<String> ACCOUNT = Set.of("token", "apiUrl", "username");
    private static final String PLUGINS = "plugins";
    /** A file may hold the secret that goes with it. */
    private static final Pattern ADDRESS = Pattern.compile("(?i).*(url|uri|endpoint|host|address)");

    private static final KeyPath ISOLATION = KeyPath.of("isolation");

    public static SettingTarget ofPlugin(String plugin) {
        return new SettingTarget(Optional.of(plugin), Optional.empty());
    }

    public static SettingTarget ofBot(String bot) {
        return new SettingTarget(Optional.empty(), Optional.of(bot));
    }

    /** The file below {@code config}. */
    public String file() {
        return bot.map(id -> "bots/" + id + ".yaml")
                .or(() -> plugin.map(id -> "plugins/" + id + ".yaml"))
                .orElse("jackfield.yaml");
    }

    /** Where in the file its keys are. */
    public KeyPath inFile() {
        return bot.isPresent() && plugin.isPresent() ? KeyPath.of(PLUGINS, plugin.get()) : KeyPath.root();
    }

    /** Why a value of it cannot be set in a running host; empty when it can. */
    Optional<String> refusal(KeyPath path) {
        String key = path.keys().getFirst();
        if (isReadAtTheStart(path, key)) {
            return Optional.of(
                    path + " counts from the start on; set it in config/" + file() + " and start the host anew");
        }
        if (isAddress(path)) {
            return Optional.of(ofFileOnly(
                    path, "says where secrets and what users write are sent", "so that nobody leads them elsewhere"));
        }
        if (plugin.isPresent() ? key.equals("jvmOptions") : bot.isEmpty() && key.equals(PLUGINS)) {
            return Optional.of(
                    ofFileOnly(path, "decides what code runs", "so that nobody lets code in from elsewhere"));
        }
        return plugin.isEmpty() && bot.isPresent() && key.equals("staff")
                ? Optional.of(
                        ofFileOnly(path, "says who manages the bot", "so that nobody makes themselves its manager"))
                : Optional.empty();
    }

    private boolean isReadAtTheStart(KeyPath path, String key) {
        if (plugin.isPresent()) {
            return false;
        }
        if (bot.isPresent()) {
            return ACCOUNT.contains(key);
        }
        boolean trust = key.equals(PLUGINS)
                && path.keys().size() > 1
                && path.keys().get(1).equals("trust");
        return !trust && !key.equals("databases");
    }

    private static boolean isAddress(KeyPath path) {
        return path.keys().stream().anyMatch(key -> ADDRESS.matcher(key).matches());
    }

    /** Why this value would give away what a file has made sure of; empty when it does not. */
    Optional<String> refusal(KeyPath path, Object value) {
        if (value instanceof Map<?, ?> inside) {
            return inside.entrySet().stream()
                    .flatMap(entry -> refusalWithin(path.then(entry.getKey().toString()), entry.getValue()).stream())
                    .findFirst();
        }
        return plugin.isPresent() && path.equals(ISOLATION) && !"process".equals(value)
                ? Optional.of(
                        path + " can be set to process only; what runs in the host's own process stands in config/"
                                + file() + ", so take the setting back to let the file count")
                : Optional.empty();
    }

    private Optional<String> refusalWithin(KeyPath path, Object value) {
        return refusal(path).or(() -> refusal(path, value));
    }

    private String ofFileOnly(KeyPath path, String what, String why) {
        return path + " " + what + ", and stands in config/" + file() + " only, " + why
                + "; set it there, it counts at once";
    }

    @Override
    public String toString() {
        return plugin.map(id -> "plugin " + id).orElse("")
                + (plugin.isPresent() && bot.isPresent() ? " in " : "")
                + bot.map(id -> "bot " + id).orElse("")
                + (plugin.isEmpty() && bot.isEmpty() ? "host" : "");
    }
}
