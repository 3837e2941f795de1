package io.jackfield.launcher;

import io.jackfield.host.config.BotConfig;
import io.jackfield.host.config.HostConfig;
import io.jackfield.host.config.Secret;
import io.jackfield.host.config.ServiceUrl;
import io.jackfield.host.config.StandIns;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Where the things are that the launcher runs in place of what the operator has not.
 *
 * @param database the embedded PostgreSQL; absent when the operator has one
 * @param redis the embedded Redis; absent when the operator has one
 * @param sandbox base of the sandbox; absent outside sandbox mode
 */
record StandInAddresses(Optional<ServiceUrl> database, Optional<ServiceUrl> redis, Optional<String> sandbox) {
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
                draft.sandboxMode() ? Optional.of(onLoopback(draft.sandbox().port())) : Optional.empty());
    }

    /**
     * The environment with these addresses under the names by which configuration files refer to them. In sandbox mode a file
     * may also name the variables of plugins that are not set: there is something that stands in for them.
     */
    Map<String, String> addedTo(Map<String, String> environment, HostConfig draft) {
        Map<String, String> completed = new HashMap<>(environment);
        database.ifPresent(url -> completed.put("DATABASE_URL", url.value()));
        redis.ifPresent(url -> completed.put("REDIS_URL", url.value()));
        if (sandbox.isPresent()) {
            PluginSources.in(draft.plugins().directory()).values().stream()
                    .flatMap(sources -> sources.variables().stream())
                    .forEach(variable -> completed.putIfAbsent(variable, ""));
        }
        return completed;
    }

    /** Reads all files as a run would, starting nothing. */
    HostConfig load(HostConfig draft, Map<String, String> environment) {
        return load(draft.home(), addedTo(environment, draft));
    }

    /** Reads everything strictly, with these addresses wherever the operator set none. */
    HostConfig load(Path home, Map<String, String> completed) {
        HostConfig config = HostConfig.load(home, completed);
        return config.with(new StandIns(database, redis, sandbox, sandboxTokens(config)));
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
