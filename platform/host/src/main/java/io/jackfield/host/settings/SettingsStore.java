package io.jackfield.host.settings;

import io.jackfield.api.JackfieldException;
import io.jackfield.host.config.read.KeyPath;
import io.jackfield.host.config.read.SecretBox;
import io.jackfield.host.store.SettingTable;
import io.jackfield.host.store.SettingTable.Key;
import io.jackfield.host.store.SettingTable.StoredSetting;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps settings in the database, secrets among them encrypted. Core loop only. */
public final class SettingsStore {
    private final SettingTable table;
    private final SecretBox box;

    public SettingsStore(SettingTable table, SecretBox box) {
        this.table = table;
        this.box = box;
    }

    /**
     * What the database holds.
     *
     * @param unreadable in words: what cannot be decrypted
     */
    record Stored(List<Setting> settings, Map<Key, String> unreadable) {}

    Future<Stored> load() {
        return table.all().map(rows -> {
            List<Setting> settings = new ArrayList<>();
            Map<Key, String> unreadable = new LinkedHashMap<>();
            for (StoredSetting row : rows) {
                try {
                    settings.add(read(row));
                } catch (JackfieldException e) {
                    unreadable.put(row.key(), e.getMessage());
                }
            }
            return new Stored(settings, unreadable);
        });
    }

    Future<Void> change(Collection<Key> gone, Collection<Setting> put) {
        return table.change(gone, put.stream().map(this::row).toList());
    }

    private Setting read(StoredSetting row) {
        Key key = row.key();
        String json = row.sealed()
                .map(bytes -> box.open(place(key), bytes))
                .orElseGet(() -> row.value().orElseThrow());
        return new Setting(
                new SettingTarget(present(key.plugin()), present(key.bot())),
                KeyPath.parse(key.path()),
                plain(new JsonArray(json).getValue(0)),
                row.secret(),
                row.sealed().isPresent(),
                row.actor(),
                row.at());
    }

    private StoredSetting row(Setting setting) {
        // In a list, because a single text is a document of JSON that not every reader takes.
        String json = new JsonArray().add(setting.value()).encode();
        return new StoredSetting(
                setting.key(),
                setting.sealed() ? Optional.empty() : Optional.of(json),
                setting.sealed() ? Optional.of(box.close(place(setting.key()), json)) : Optional.empty(),
                setting.secret(),
                setting.by(),
                setting.at());
    }

    private static String place(Key key) {
        return "setting " + key.plugin() + " " + key.bot() + " " + key.path();
    }

    private static Optional<String> present(String id) {
        return id.isEmpty() ? Optional.empty() : Optional.of(id);
    }

    /** Maps and lists of the JDK in place of those of JSON. */
    static Object plain(Object json) {
        return switch (json) {
            case null -> null;
            case JsonObject object -> plain(object.getMap());
            case JsonArray array -> plain(array.getList());
            case Map<?, ?> map -> {
                Map<String, Object> plain = new LinkedHashMap<>();
                map.forEach((key, value) -> plain.put(key.toString(), plain(value)));
                yield plain;
            }
            case List<?> list -> {
                List<Object> plain = new ArrayList<>();
                list.forEach(value -> plain.add(plain(value)));
                yield plain;
            }
            default -> json;
        };
    }
}
