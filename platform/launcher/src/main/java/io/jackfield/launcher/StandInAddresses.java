package io.jackfield.launcher;

import io.jackfield.host.config.BotConfig;
import io.jackfield.host.config.HostConfig;
import io.jackfield.host.config.ServiceUrl;
import io.jackfield.host.config.StaffRole;
import io.jackfield.host.config.StandIns;
import io.jackfield.host.config.read.ConfigLayer;
import io.jackfield.host.config.read.Secret;
import io.jackfield.sandbox.telegram.PlaygroundPeople;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where the things are that the launcher runs in place of what the operator has not.
 *
 * @param database the embedded PostgreSQL; absent when the operator has one
 * @param redis the embedded Redis; absent when the operator has one
 * @param school the sample school; absent when the operator has one, or no bot reads any
 * @param sandbox base of the sandbox; absent outside sandbox mode
 */
record StandInAddresses(
        Optional<ServiceUrl> database,
        Optional<ServiceUrl> redis,
        Optional<ServiceUrl> school,
        Optional<String> sandbox) {
    static String onLoopback(int port) {
        return "http://127.0.0.1:" + port;
    }

    /** Addresses of the right form for a check that starts nothing. */
    static StandInAddresses examplesFor(HostConfig draft) {
        return new StandInAddresses(
                draft.database().url().isPresent()
                        ? Optional.empty()
                        : Optional.of(ServiceUrl.postgres("postgres://postgres@127.0.0.1/postgres")),
                draft.redis().url().isPresent() ? Optional.empty() : Optional.of(ServiceUrl.redis("redis://127.0.0.1")),
                SchoolStandIn.isWanted(draft) ? Optional.of(SchoolStandIn.example()) : Optional.empty(),
                draft.sandboxMode() ? Optional.of(onLoopback(draft.sandbox().port())) : Optional.empty());
    }

    /**
     * The environment with these addresses under the names by which configuration files refer to them. In sandbox mode
     * a file may also name the variables of plugins that are not set: there is something that stands in for them.
     */
    Map<String, String> addedTo(Map<String, String> environment, HostConfig draft) {
        Map<String, String> completed = new HashMap<>(environment);
        database.ifPresent(url -> completed.put("DATABASE_URL", url.value()));
        redis.ifPresent(url -> completed.put("REDIS_URL", url.value()));
        school.ifPresent(url -> completed.put(SchoolStandIn.VARIABLE, url.value()));
        if (sandbox.isPresent()) {
            PluginSources.in(draft.plugins().directory()).values().stream()
                    .flatMap(sources -> sources.variables().stream())
                    .forEach(variable -> completed.putIfAbsent(variable, ""));
        }
        return completed;
    }

    /** Reads all files as a run would, starting nothing. */
    HostConfig load(HostConfig draft, Map<String, String> environment) {
        return load(draft.home(), addedTo(environment, draft), ConfigLayer.NONE);
    }

    /** Reads everything strictly, with these addresses wherever the operator set none. */
    HostConfig load(Path home, Map<String, String> completed, ConfigLayer layer) {
        HostConfig config = HostConfig.load(home, completed, layer);
        Optional<StaffRole> staff = sandbox.map(url -> playgroundStaff());
        return config.with(new StandIns(database, redis, sandbox, staff, sandboxTokens(config)));
    }

    /** A person of the playground and a group of it, for roles that have nobody. */
    private static StaffRole playgroundStaff() {
        return new StaffRole(Set.of(PlaygroundPeople.MANAGER_ID), Set.of(), OptionalLong.of(PlaygroundPeople.GROUP_ID));
    }

    private Map<String, Secret> sandboxTokens(HostConfig config) {
        if (sandbox.isEmpty()) {
            return Map.of();
        }
        return config.bots().stream()
                .filter(bot -> bot.token().isEmpty())
                .collect(Collectors.toMap(BotConfig::id, bot -> SandboxTokens.of(bot.id())));
    }
}
