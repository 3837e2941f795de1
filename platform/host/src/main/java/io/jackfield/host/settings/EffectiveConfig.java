package io.jackfield.host.settings;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.host.config.BotConfig;
import io.jackfield.host.config.HostConfig;
import io.jackfield.host.config.LiveConfig;
import io.jackfield.host.config.read.ConfigSource;
import io.jackfield.host.config.read.FileConfig;
import io.jackfield.host.config.read.KeyPath;
import io.jackfield.host.config.read.Node;
import io.jackfield.host.config.read.Place;
import io.jackfield.host.config.schema.ConfigSchema;
import io.jackfield.host.config.schema.KeySources;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Every value that counts, with where it comes from. From any thread. */
public final class EffectiveConfig {
    private static final String HIDDEN = "***";

    private final LiveConfig config;

    public EffectiveConfig(LiveConfig config) {
        this.config = config;
    }

    /**
     * What counts for a target: for a plugin in a bot, both files together.
     *
     * @param schema of the plugin
     * @param settings that are set
     */
    public List<EffectiveValue> of(SettingTarget target, Optional<ConfigSchema> schema, List<Setting> settings) {
        Walk walk = new Walk(schema, settings);
        ConfigSource source = source(target, schema);
        walk.through(source.content(), KeyPath.root());
        List<EffectiveValue> values = new ArrayList<>(walk.found);
        source.defaults().forEach((path, value) -> {
            if (!value.isEmpty()) {
                values.add(new EffectiveValue(KeyPath.parse(path), value, false, Optional.empty(), Optional.empty()));
            }
        });
        values.sort(Comparator.comparing(EffectiveValue::path));
        return values;
    }

    /** The values with their places, and what counts for keys that nobody has set. */
    ConfigSource source(SettingTarget target, Optional<ConfigSchema> schema) {
        HostConfig now = config.now();
        if (target.plugin().isPresent()) {
            String plugin = target.plugin().get();
            FileConfig own =
                    now.pluginConfig(plugin, schema.map(ConfigSchema::sources).orElse(KeySources.NONE));
            return ConfigSource.of(target.bot()
                    .map(bot -> HostConfig.pluginConfig(plugin, own, bot(bot)))
                    .orElse(own)
                    .node());
        }
        target.bot().ifPresent(this::bot);
        return now.sources()
                .getOrDefault(
                        target.file(), ConfigSource.of(Node.Section.empty(new Place("config/" + target.file(), 0))));
    }

    private BotConfig bot(String id) {
        return config.now().bots().stream()
                .filter(bot -> bot.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new JackfieldException(StandardError.NOT_FOUND, "there is no bot '" + id + "'"));
    }

    /** Who has set what stands at a place. */
    static Optional<Setting> setting(Place place, List<Setting> settings) {
        return settings.stream()
                .filter(setting -> setting.laid().toString().equals(place.file()))
                .findFirst();
    }

    private static final class Walk {
        private final Optional<ConfigSchema> schema;
        private final List<Setting> settings;
        private final List<EffectiveValue> found = new ArrayList<>();

        Walk(Optional<ConfigSchema> schema, List<Setting> settings) {
            this.schema = schema;
            this.settings = settings;
        }

        void through(Node node, KeyPath at) {
            switch (node) {
                case Node.Section section -> section.entries().forEach((key, inner) -> through(inner, at.then(key)));
                case Node.Items items
                when items.nodes().stream().allMatch(Node.Text.class::isInstance) ->
                    add(
                            at,
                            items.nodes().stream()
                                    .map(item -> ((Node.Text) item).shown())
                                    .collect(Collectors.joining(", ")),
                            items.nodes().stream().anyMatch(item -> ((Node.Text) item).secret()),
                            items.place());
                case Node.Items items -> entries(items, at);
                case Node.Text text -> add(at, text.shown(), text.secret(), text.place());
            }
        }

        private void entries(Node.Items items, KeyPath at) {
            for (int index = 0; index < items.nodes().size(); index++) {
                Node entry = items.nodes().get(index);
                String id = entry instanceof Node.Section section
                                && section.entries().get("id") instanceof Node.Text text
                        ? text.value()
                        : Integer.toString(index);
                through(entry, at.then(id.isEmpty() ? Integer.toString(index) : id));
            }
        }

        private void add(KeyPath at, String shown, boolean secretByName, Place place) {
            boolean isSet = place.kind() == Place.Kind.SETTING;
            // An empty text of a file counts as absent; one of an operator says so.
            if (shown.isEmpty() && !isSet) {
                return;
            }
            boolean secret =
                    secretByName || schema.filter(known -> known.isSecret(at)).isPresent();
            found.add(new EffectiveValue(
                    at,
                    secret && !shown.isEmpty() ? HIDDEN : shown,
                    secret,
                    Optional.of(place),
                    setting(place, settings)));
        }
    }
}
