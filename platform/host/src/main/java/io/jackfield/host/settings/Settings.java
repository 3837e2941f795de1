package io.jackfield.host.settings;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.host.alerts.Alerts;
import io.jackfield.host.config.LiveConfig;
import io.jackfield.host.config.read.ConfigLayer;
import io.jackfield.host.config.read.KeyPath;
import io.jackfield.host.config.read.LaidValue;
import io.jackfield.host.loop.VirtualThreads;
import io.jackfield.host.plugins.PluginSchemas;
import io.jackfield.host.store.SettingTable.Key;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What operators have set, and how they change it. Changes are made one after the other. Core loop only. */
public final class Settings {
    private final Vertx vertx;
    private final SettingsStore store;
    private final LiveConfig config;
    private final PluginSchemas schemas;
    private final SettingsCheck check;
    private final SettingValues values;
    private final Clock clock;
    private final Consumer<Set<String>> changed;
    private final Alerts alerts;
    private List<Setting> all = List.of();
    private Map<Key, String> unreadable = Map.of();
    private Future<?> last = Future.succeededFuture();

    /** @param changed told of the plugins whose settings are others, on the core loop */
    public Settings(
            Vertx vertx,
            SettingsStore store,
            LiveConfig config,
            PluginSchemas schemas,
            Clock clock,
            Consumer<Set<String>> changed,
            Alerts alerts) {
        this.vertx = vertx;
        this.store = store;
        this.config = config;
        this.schemas = schemas;
        this.check = new SettingsCheck(config, schemas);
        this.values = new SettingValues(config, schemas);
        this.clock = clock;
        this.changed = changed;
        this.alerts = alerts;
    }

    /** Before plugins come up. What does not fit is left out, and the host starts all the same. */
    public Future<Void> load() {
        return store.load()
                .onSuccess(stored -> {
                    all = stored.settings();
                    unreadable = stored.unreadable();
                    unreadable.forEach((key, reason) -> alerts.raise(name(key), words(key, reason)));
                })
                .compose(stored -> stored.settings().isEmpty() ? Future.succeededFuture() : lay().mapEmpty());
    }

    /** Those that are set, by file and path. */
    public List<Setting> all() {
        return all;
    }

    /** The schemas by which they are judged. */
    public PluginSchemas schemas() {
        return schemas;
    }

    /** What is set and does not count, in words, with the way out, by what it is. From the core loop; brief. */
    public Map<String, String> misfits() {
        Map<String, String> misfits = new TreeMap<>();
        Map<LaidValue, String> reasons = config.misfits();
        for (Setting setting : all) {
            Optional.ofNullable(reasons.get(setting.laid()))
                    .ifPresent(reason ->
                            misfits.put(setting.toString(), setting.laid().leftOut(reason)));
        }
        unreadable.forEach((key, reason) -> misfits.put(name(key), words(key, reason)));
        return misfits;
    }

    private static String name(Key key) {
        return "the setting " + key.path() + " of " + (key.plugin() + " " + key.bot()).strip();
    }

    private static String words(Key key, String reason) {
        return name(key) + " is left out: " + reason + ", or set it anew";
    }

    /**
     * What a change has come to.
     *
     * @param before what was set at these places, without secrets; a place where nothing was set is not there
     * @param after the same of now
     */
    public record Outcome(Map<String, Object> before, Map<String, Object> after) {}

    /**
     * Changes several values of one configuration, all or none.
     *
     * <p>Fails with {@code REQUEST_REJECTED}, caused by a {@link SettingsRefusal} where it is about fields, when
     * anything of it would not be taken over.
     */
    public Future<Outcome> change(SettingTarget target, List<SettingChange> changes, String by) {
        return inTurn(() -> VirtualThreads.call(
                        vertx, "settings-check", () -> values.of(target, changes, by, clock.instant()))
                .compose(wanted -> replaced(target, changes, wanted)));
    }

    private Future<Outcome> replaced(SettingTarget target, List<SettingChange> changes, List<Setting> wanted) {
        List<Setting> gone = all.stream()
                .filter(setting -> setting.target().equals(target))
                .filter(setting ->
                        changes.stream().anyMatch(change -> change.path().contains(setting.path())))
                .toList();
        List<Key> keys = new ArrayList<>(gone.stream().map(Setting::key).toList());
        changes.forEach(change -> unreadable.keySet().stream()
                .filter(key -> key.equals(new Setting(target, change.path(), null, false, false, "", null).key()))
                .forEach(keys::add));
        requireSomething(target, changes, wanted, keys);
        List<Setting> next = new ArrayList<>(all);
        next.removeAll(gone);
        next.addAll(wanted);
        return VirtualThreads.call(vertx, "settings-check", () -> {
                    check.require(next, wanted, values.affected(target, changes));
                    return null;
                })
                .compose(fine -> store.change(keys, wanted))
                .compose(stored -> {
                    all = List.copyOf(next);
                    unreadable = without(unreadable, keys);
                    keys.forEach(key -> alerts.clear(name(key)));
                    return lay().onSuccess(changed::accept);
                })
                .map(plugins -> new Outcome(shown(gone), shown(wanted)));
    }

    private static Map<Key, String> without(Map<Key, String> unreadable, List<Key> gone) {
        Map<Key, String> rest = new LinkedHashMap<>(unreadable);
        rest.keySet().removeAll(gone);
        return rest;
    }

    private static void requireSomething(
            SettingTarget target, List<SettingChange> changes, List<Setting> wanted, List<Key> gone) {
        if (wanted.isEmpty() && gone.isEmpty()) {
            throw new JackfieldException(
                    StandardError.NOT_FOUND,
                    "nothing is set at " + changes.getFirst().path() + " of " + target + "; its file counts already");
        }
    }

    private static Map<String, Object> shown(List<Setting> settings) {
        Map<String, Object> shown = new TreeMap<>();
        settings.forEach(setting -> shown.put(
                setting.path().toString(), setting.sealed() ? "***" : setting.value() == null ? "" : setting.value()));
        return shown;
    }

    private Future<Set<String>> lay() {
        ConfigLayer layer = new ConfigLayer(all.stream().map(Setting::laid).toList());
        return VirtualThreads.call(vertx, "settings-lay", () -> config.lay(layer))
                .map(plugins -> plugins.orElse(Set.of()));
    }

    private <T> Future<T> inTurn(Supplier<Future<T>> work) {
        Future<T> mine = last.transform(before -> {
            try {
                return work.get();
            } catch (RuntimeException e) {
                return Future.failedFuture(e);
            }
        });
        last = mine;
        return mine;
    }

    /** Who has set what stands at a place of a file; empty when no operator has. */
    public Optional<Setting> at(String file, KeyPath inFile) {
        return all.stream()
                .filter(setting -> setting.laid().file().equals(file)
                        && setting.laid().path().contains(inFile))
                .max((one, other) -> one.path().compareTo(other.path()));
    }
}
