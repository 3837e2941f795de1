package io.jackfield.launcher;

import io.jackfield.host.Host;
import io.jackfield.host.admin.AdminToken;
import io.jackfield.host.config.BotConfig;
import io.jackfield.host.config.HostConfig;
import io.jackfield.host.config.MailServer;
import io.jackfield.host.config.ModelOffer;
import io.jackfield.host.config.SpeechConfig;
import io.jackfield.host.config.read.FileConfig;
import io.jackfield.host.config.read.SpellingSuggestion;
import io.jackfield.host.plugins.PluginStatus;
import io.jackfield.sandbox.school.SampleSchool;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What the operator reads once everything runs: where things are, who answers, what is left out. */
final class Banner {
    private Banner() {}

    static List<String> lines(StandInServers servers, Host host) {
        HostConfig config = servers.config();
        String ops = "http://" + local(config.ops().host()) + ":" + host.opsPort();
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add("Jackfield is running.");
        lines.add("");
        servers.sandbox().ifPresent(url -> lines.add("  Playground  " + url + "/playground  (write to the bots here)"));
        config.mail()
                .server()
                .filter(MailServer::isSandbox)
                .flatMap(mailbox -> servers.sandbox())
                .ifPresent(url -> lines.add("  Mailbox     " + url + "/mail  (letters of the bots)"));
        if (servers.hasSampleSchool()) {
            lines.add("  School      a sample one; register as " + SampleSchool.FIRST_ADDRESS + " with the code "
                    + SampleSchool.firstCode() + "  (another: set " + SchoolStandIn.VARIABLE + ")");
        }
        lines.add("  Console     " + ops + "/console  (log in with the admin token)");
        lines.add("  Health      " + ops + "/health");
        lines.add("  Metrics     " + ops + "/metrics");
        lines.add("  Plugins     " + config.plugins().directory() + "  (drop a jar in, replace it, delete it)");
        lines.add("              " + plugins(host));
        new TreeMap<>(host.bots()).forEach((bot, state) -> lines.add("  Bot         %-12s %s".formatted(bot, state)));
        leftOut(config)
                .forEach((plugin, variables) -> lines.add("  %-11s %-12s left out: set %s"
                        .formatted(
                                plugin.startsWith("llm-") ? "Model" : "Plugin",
                                plugin.replaceFirst("^llm-", ""),
                                variables)));
        absent(config).forEach((plugin, what) -> lines.add("  Plugin      %-12s %s".formatted(plugin, what)));
        host.newAdminToken()
                .ifPresent(token -> lines.add("  Admin token " + token.value() + "  (shown this once; kept in "
                        + AdminToken.file(config) + ")"));
        lines.add("");
        lines.add("Stop with Ctrl-C.");
        return lines;
    }

    /** How a bot will get its updates. */
    static String updates(HostConfig config, BotConfig bot, Optional<String> sandbox) {
        String api = config.apiUrl(bot);
        String place = sandbox.filter(api::equals).isPresent() ? "lives in the sandbox" : "talks to " + api;
        return config.telegram()
                .publicUrl()
                .map(url -> place + ", webhook " + url + "/telegram/" + bot.id())
                .orElse(place + ", polls for updates");
    }

    private static String plugins(Host host) {
        List<String> plugins = host.plugins().stream().map(Banner::plugin).toList();
        return plugins.isEmpty() ? "none yet" : String.join(", ", plugins);
    }

    private static String plugin(PluginStatus plugin) {
        String name = plugin.id().isEmpty()
                ? String.valueOf(plugin.jar().getFileName())
                : plugin.id() + " " + plugin.version();
        return plugin.problem().isPresent() ? name + " (left out)" : name;
    }

    /** Plugins that bots use and that lack what they need, each with the variables to set. */
    static SortedMap<String, String> leftOut(HostConfig config) {
        SortedMap<String, String> leftOut = new TreeMap<>();
        PluginSources.in(config.plugins().directory()).forEach((plugin, sources) -> {
            FileConfig own = config.pluginConfig(plugin, sources);
            List<String> missing = sources.missing(own);
            List<BotConfig> users = config.runningBots().stream()
                    .filter(bot -> uses(bot, plugin))
                    .toList();
            if (!missing.isEmpty()
                    && !users.isEmpty()
                    && users.stream()
                            .noneMatch(bot -> sources.missing(HostConfig.pluginConfig(plugin, own, bot))
                                    .isEmpty())) {
                leftOut.put(plugin, String.join(" and ", missing));
            }
        });
        return leftOut;
    }

    /** Plugins that bots name and that no jar is, each with who names it; a mistyped one with what may be meant. */
    static SortedMap<String, String> absent(HostConfig config) {
        Set<String> there = PluginSources.in(config.plugins().directory()).keySet();
        SortedMap<String, String> absent = new TreeMap<>();
        for (BotConfig bot : config.runningBots()) {
            bot.plugins().keySet().stream()
                    .filter(plugin -> !there.contains(plugin))
                    .forEach(plugin -> absent.merge(plugin, bot.id(), (some, one) -> some + ", " + one));
        }
        absent.replaceAll((plugin, bots) -> "named by " + bots + ", but no jar here is that plugin"
                + SpellingSuggestion.to(plugin, there)
                        .map(similar -> "; did you mean " + similar + "?")
                        .orElse(""));
        return absent;
    }

    /** A provider of models is named by what follows the kind in its plugin's id. */
    private static boolean uses(BotConfig bot, String plugin) {
        return bot.plugins().containsKey(plugin)
                || Stream.concat(
                                bot.models().stream().map(ModelOffer::provider),
                                bot.speech().stream().map(SpeechConfig::provider))
                        .anyMatch(name -> plugin.endsWith("-" + name));
    }

    /** An address that a browser on this machine can open. */
    private static String local(String host) {
        return host.equals("0.0.0.0") ? "127.0.0.1" : host;
    }
}
