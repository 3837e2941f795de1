package io.jackfield.host.settings;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.host.config.LiveConfig;
import io.jackfield.host.config.read.KeyPath;
import io.jackfield.host.config.read.Secrets;
import io.jackfield.host.config.schema.ConfigSchema;
import io.jackfield.host.plugins.PluginSchemas;
import io.jackfield.host.settings.SettingChange.Wanted;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes settings of what operators want. Blocking; from any thread. */
final class SettingValues {
    private static final String HIDDEN = "***";

    private final LiveConfig config;
    private final PluginSchemas schemas;
    private final SettingsForm form;

    SettingValues(LiveConfig config, PluginSchemas schemas) {
        this.config = config;
        this.schemas = schemas;
        form = new SettingsForm(new EffectiveConfig(config));
    }

    /** What is to be set; nothing of what goes back to the file. Throws {@code REQUEST_REJECTED}, {@code NOT_FOUND}. */
    List<Setting> of(SettingTarget target, List<SettingChange> changes, String by, Instant at) {
        requireKnown(target);
        Optional<ConfigSchema> schema = target.plugin().flatMap(schemas::known);
        List<Setting> settings = new ArrayList<>();
        for (SettingChange change : changes) {
            target.refusal(change.path()).ifPresent(reason -> {
                throw SettingsRefusal.of(change.path(), reason);
            });
            change.wanted().ifPresent(wanted -> settings.add(setting(target, change.path(), wanted, schema, by, at)));
        }
        requireApart(changes);
        return settings;
    }

    private static void requireApart(List<SettingChange> changes) {
        for (int one = 0; one < changes.size(); one++) {
            for (int other = 0; other < changes.size(); other++) {
                if (one != other
                        && changes.get(one).path().contains(changes.get(other).path())) {
                    throw SettingsRefusal.of(
                            changes.get(other).path(),
                            changes.get(other).path() + " lies in "
                                    + changes.get(one).path() + ", which is changed as well; change one of them");
                }
            }
        }
    }

    private void requireKnown(SettingTarget target) {
        target.bot()
                .filter(id ->
                        config.now().bots().stream().noneMatch(bot -> bot.id().equals(id)))
                .ifPresent(id -> {
                    throw new JackfieldException(StandardError.NOT_FOUND, "there is no bot '" + id + "'");
                });
    }

    private Setting setting(
            SettingTarget target, KeyPath path, Wanted wanted, Optional<ConfigSchema> schema, String by, Instant at) {
        Object value = SettingsStore.plain(value(target, path, wanted, schema));
        target.refusal(path, value).ifPresent(reason -> {
            throw SettingsRefusal.of(path, reason);
        });
        if (holdsHidden(value)) {
            throw SettingsRefusal.of(
                    path,
                    path + " holds *** in the place of a secret; write the secret itself, or leave this as it was");
        }
        boolean secret = Secrets.named(path.keys().getLast()) && !(value instanceof Map)
                || schema.filter(known -> known.isSecret(path)).isPresent();
        boolean sealed =
                secret || schema.filter(known -> known.holdsSecret(path, value)).isPresent() || holdsSecretName(value);
        return new Setting(target, path, value, secret, sealed, by, at);
    }

    private Object value(SettingTarget target, KeyPath path, Wanted wanted, Optional<ConfigSchema> schema) {
        return switch (wanted) {
            case Wanted.Exactly exactly -> exactly.value();
            case Wanted.Written written -> {
                try {
                    yield form.value(target, schema, path, written.text());
                } catch (IllegalArgumentException e) {
                    throw SettingsRefusal.of(path, path + ": " + e.getMessage());
                }
            }
        };
    }

    private static boolean holdsHidden(Object value) {
        return switch (value) {
            case null -> false;
            case Map<?, ?> map -> map.values().stream().anyMatch(SettingValues::holdsHidden);
            case Collection<?> list -> list.stream().anyMatch(SettingValues::holdsHidden);
            default -> value.toString().contains(HIDDEN);
        };
    }

    private static boolean holdsSecretName(Object value) {
        return switch (value) {
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .anyMatch(
                                entry -> Secrets.named(entry.getKey().toString()) || holdsSecretName(entry.getValue()));
            case Collection<?> list -> list.stream().anyMatch(SettingValues::holdsSecretName);
            case null, default -> false;
        };
    }

    /** The plugins whose configuration such a change may change. */
    Set<String> affected(SettingTarget target, List<SettingChange> changes) {
        if (target.plugin().isPresent()) {
            return Set.of(target.plugin().get());
        }
        Set<String> affected = new LinkedHashSet<>();
        for (SettingChange change : changes) {
            List<String> keys = change.path().keys();
            if (target.bot().isPresent() && keys.getFirst().equals("plugins")) {
                affected.addAll(
                        keys.size() > 1
                                ? Set.of(keys.get(1))
                                : config.bot(target.bot().get()).plugins().keySet());
            }
        }
        return affected;
    }
}
