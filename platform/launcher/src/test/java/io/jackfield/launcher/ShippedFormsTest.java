package io.jackfield.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.host.config.BotConfig;
import io.jackfield.host.config.HostConfig;
import io.jackfield.host.config.LiveConfig;
import io.jackfield.host.config.read.ConfigLayer;
import io.jackfield.host.config.read.FileConfig;
import io.jackfield.host.config.read.LaidValue;
import io.jackfield.host.config.read.YamlValue;
import io.jackfield.host.config.schema.ConfigSchema;
import io.jackfield.host.config.schema.FormField.Kind;
import io.jackfield.host.settings.EffectiveConfig;
import io.jackfield.host.settings.SettingTarget;
import io.jackfield.host.settings.SettingsForm;
import io.jackfield.host.settings.SettingsForm.Filled;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The forms of the plugins in {@code plugins/}: what they show of the files in {@code config/} means the same when it
 * is sent back.
 */
class ShippedFormsTest {
    private static final Path HOME = Path.of("../..").toAbsolutePath().normalize();
    private static final String SCHEMA = "target/classes/config.schema.json";

    private final HostConfig draft = HostConfig.draft(HOME, Map.of());
    private final StandInAddresses addresses = StandInAddresses.examplesFor(draft);
    private final HostConfig config = load(ConfigLayer.NONE);

    static List<String> pluginsWithSchemas() throws IOException {
        try (Stream<Path> folders = Files.list(HOME.resolve("plugins"))) {
            return folders.filter(folder -> Files.exists(folder.resolve(SCHEMA)))
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    private HostConfig load(ConfigLayer layer) {
        return addresses.load(HOME, addresses.addedTo(Map.of(), draft), layer);
    }

    private static String schemaOf(String plugin) throws IOException {
        return Files.readString(HOME.resolve("plugins").resolve(plugin).resolve(SCHEMA));
    }

    @ParameterizedTest
    @MethodSource("pluginsWithSchemas")
    void formAsksForEveryKeyAndGivesBackWhatItShows(String plugin) throws IOException {
        ConfigSchema schema = ConfigSchema.of(schemaOf(plugin));

        assertThat(schema.form())
                .extracting(field -> field.path().toString().substring(1))
                .containsExactlyElementsOf(new JsonObject(schemaOf(plugin))
                        .getJsonObject("properties", new JsonObject())
                        .fieldNames());
        sendBack(plugin, schema, Optional.empty());
        for (BotConfig bot : config.bots()) {
            if (bot.plugins().containsKey(plugin)) {
                sendBack(plugin, schema, Optional.of(bot.id()));
            }
        }
    }

    private void sendBack(String plugin, ConfigSchema schema, Optional<String> bot) {
        SettingTarget target = new SettingTarget(Optional.of(plugin), bot);
        List<LaidValue> sent = new ArrayList<>();
        collect(
                new SettingsForm(new EffectiveConfig(LiveConfig.of(config))).of(target, Optional.of(schema), List.of()),
                target,
                sent);

        HostConfig after = load(new ConfigLayer(sent));

        assertThat(after.problemsOf(plugin, schema)).as("%s of %s", plugin, bot).isEmpty();
        assertThat(content(after, plugin, schema, bot)).isEqualTo(content(config, plugin, schema, bot));
    }

    private static void collect(List<Filled> fields, SettingTarget target, List<LaidValue> sent) {
        for (Filled field : fields) {
            collect(field.fields(), target, sent);
            // A box with a secret inside hides it, and is not sent back.
            boolean hides = field.field().secret() || field.written().contains("***");
            if (field.isSet() && !hides && field.field().kind() != Kind.SECTION) {
                sent.add(new LaidValue(
                        target.file(),
                        target.inFile().then(field.field().path()),
                        field.field().value(field.written()),
                        false));
            }
        }
    }

    private static Object content(HostConfig config, String plugin, ConfigSchema schema, Optional<String> bot) {
        FileConfig own = config.pluginConfig(plugin, schema.sources());
        return YamlValue.shown(bot.map(id -> HostConfig.pluginConfig(
                        plugin,
                        own,
                        config.bots().stream()
                                .filter(one -> one.id().equals(id))
                                .findFirst()
                                .orElseThrow()))
                .orElse(own)
                .node());
    }
}
