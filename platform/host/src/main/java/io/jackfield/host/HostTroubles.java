package io.jackfield.host;

import io.jackfield.host.alerts.AlertAction;
import io.jackfield.host.alerts.AlertObject;
import io.jackfield.host.alerts.Trouble;
import io.jackfield.host.calls.Quarantine;
import io.jackfield.host.llm.Breakers;
import io.jackfield.host.plugins.PluginStatus;
import io.jackfield.host.store.ForeignDatabases;
import io.jackfield.host.unload.Lingering;
import io.jackfield.host.web.HealthReport;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What of the health report somebody has to see to, and what can be done about it. */
final class HostTroubles {
    /** An update of a plugin holds the old version for a moment; that is nothing to tell. */
    private static final Duration LINGERING = Duration.ofMinutes(10);

    private HostTroubles() {}

    /** @param unreachable bots that Telegram does not answer, with the words for it */
    static List<Trouble> of(HealthReport health, Map<String, String> unreachable) {
        List<Trouble> found = new ArrayList<>();
        if (!health.database()) {
            found.add(Trouble.of("database", "the database takes nothing; updates wait at Telegram until it does")
                    .critical()
                    .endedBy(AlertAction.checkDatabases()));
        }
        if (!health.redis()) {
            found.add(Trouble.of("redis", "Redis does not answer; dialogues are read from the database meanwhile")
                    .endedBy(AlertAction.checkDatabases()));
        }
        health.databases().forEach((name, state) -> {
            if (!state.equals("up") && !state.equals(ForeignDatabases.NOT_TRIED)) {
                found.add(Trouble.of("database " + name, "database " + name + " cannot be used: " + state)
                        .endedBy(AlertAction.checkDatabases()));
            }
        });
        unreachable.forEach((bot, words) -> found.add(bot(bot, words)));
        health.plugins().stream()
                .filter(jar -> jar.problem().isPresent())
                .map(HostTroubles::leftOut)
                .forEach(found::add);
        health.quarantines().forEach((plugin, why) -> found.add(quarantined(plugin, why)));
        health.leftAlone().forEach((account, why) -> found.add(leftAlone(account, why)));
        return found;
    }

    private static Trouble bot(String bot, String words) {
        return Trouble.of("telegram " + bot, "bot " + bot + ": " + words)
                .critical()
                .about(AlertObject.bot(bot))
                .endedBy(AlertAction.showBot(bot));
    }

    private static Trouble leftOut(PluginStatus status) {
        String jar = status.jar().getFileName().toString();
        Trouble trouble = Trouble.of(
                "jar " + jar, jar + " is left out: " + status.problem().orElseThrow());
        return status.id().isEmpty()
                ? trouble
                : trouble.about(AlertObject.plugin(status.id())).endedBy(AlertAction.showPlugin(status.id()));
    }

    private static Trouble quarantined(String plugin, Quarantine why) {
        return Trouble.of(
                        "quarantine " + plugin,
                        "plugin " + plugin + " is in quarantine and is not called: " + why.cause()
                                + "; one call is tried from "
                                + why.trialAt().truncatedTo(ChronoUnit.SECONDS) + " on")
                .critical()
                .about(AlertObject.plugin(plugin))
                .endedBy(AlertAction.endQuarantine(plugin));
    }

    private static Trouble leftAlone(String account, Breakers.LeftAlone why) {
        return Trouble.of(
                        "breaker " + account,
                        "the model provider " + account + " is left alone because it keeps failing: " + why.cause()
                                + "; its fallbacks answer, and one question is tried from "
                                + why.trialAt().truncatedTo(ChronoUnit.SECONDS)
                                + " on; try its models, or let them rest")
                .about(AlertObject.provider(account))
                .endedBy(AlertAction.showModels());
    }

    /** Of plugins that were unloaded a while ago and stay in memory; {@code age} is how long ago that was. */
    static List<Trouble> lingering(List<Lingering> plugins, Function<Lingering, Duration> age) {
        return plugins.stream()
                .filter(one -> age.apply(one).compareTo(LINGERING) > 0)
                .map(one -> Trouble.of(
                                "lingering " + one.generation(),
                                "plugin " + one.plugin() + " " + one.version()
                                        + " was unloaded and stays in memory"
                                        + one.holder()
                                                .map(holder -> ": " + holder.what() + "; " + holder.wayOut())
                                                .orElse(""))
                        .notice()
                        .about(AlertObject.plugin(one.plugin())))
                .toList();
    }
}
