package io.jackfield.testkit;

import io.jackfield.api.PluginContext;
import io.jackfield.api.command.CommandSpec;
import io.jackfield.host.config.BotConfig;
import io.jackfield.host.config.FileConfig;
import io.jackfield.host.config.ModelOffer;
import io.jackfield.host.plugins.PropertyTexts;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Consumer;

/** What a test sets, before anything runs; every host made of it starts anew. */
final class Setup {
    private final List<Class<?>> extensions;
    private final Map<String, Object> config = new LinkedHashMap<>();
    private final Map<String, Object> botConfig = new LinkedHashMap<>();
    private final Map<String, Map<String, String>> wording = new LinkedHashMap<>();
    private final List<ModelOffer> offers = new ArrayList<>();
    final List<CommandSpec> otherCommands = new ArrayList<>();
    final List<Consumer<ScriptedModel>> scripts = new ArrayList<>();
    String language = "en";
    String plugin;
    private PropertyTexts texts;

    Setup(List<Class<?>> extensions) {
        this.extensions = List.copyOf(extensions);
        plugin = extensions.isEmpty() ? "plugin" : idOf(extensions.getFirst());
    }

    void config(Map<String, ?> values) {
        values.forEach((key, value) -> Sections.put(config, key, value));
    }

    void botConfig(Map<String, ?> values) {
        values.forEach((key, value) -> Sections.put(botConfig, key, value));
    }

    void wording(String inLanguage, String key, String text) {
        wording.computeIfAbsent(inLanguage, none -> new LinkedHashMap<>()).put(key, text);
    }

    void offer(String id, String label, String provider, boolean premium) {
        offers.add(new ModelOffer(id, label, provider, id, premium, 0, new LinkedHashMap<>()));
    }

    FileConfig pluginConfig() {
        return FileConfig.of("config/plugins/" + plugin + ".yaml", config);
    }

    /** Reading them takes longer than a test, and they never change. */
    PropertyTexts texts() {
        if (texts == null) {
            ClassLoader loader = extensions.isEmpty()
                    ? Thread.currentThread().getContextClassLoader()
                    : extensions.getFirst().getClassLoader();
            texts = PropertyTexts.of(plugin, loader);
        }
        return texts;
    }

    BotConfig bot() {
        SequencedMap<String, FileConfig> plugins = new LinkedHashMap<>();
        plugins.put(plugin, FileConfig.of("config/bots/" + TestBot.ID + ".yaml", botConfig));
        otherCommands.forEach(
                spec -> plugins.put(ownerOf(spec), FileConfig.empty("config/plugins/" + ownerOf(spec) + ".yaml")));
        return new BotConfig(
                TestBot.ID,
                Optional.empty(),
                Optional.empty(),
                TestBot.NAME,
                TestBot.USERNAME,
                language,
                Optional.empty(),
                plugins,
                Map.of(plugin, wording),
                List.copyOf(offers));
    }

    static String ownerOf(CommandSpec otherCommand) {
        return "other-" + otherCommand.name().orElse("text");
    }

    /** One object of each class, as the host makes them: a plugin's own exception comes out as it was thrown. */
    List<Object> make(PluginContext context) {
        List<Object> made = new ArrayList<>();
        for (Class<?> extension : extensions) {
            try {
                made.add(extension.getConstructor(PluginContext.class).newInstance(context));
            } catch (InvocationTargetException e) {
                throw e.getCause() instanceof RuntimeException own ? own : new IllegalStateException(e.getCause());
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(
                        extension.getName()
                                + " cannot be made: it needs to be public, with a public constructor that takes a"
                                + " PluginContext",
                        e);
            }
        }
        return made;
    }

    /** {@code HelloCommand} becomes {@code hello-command}. */
    private static String idOf(Class<?> extension) {
        return extension
                .getSimpleName()
                .replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-")
                .toLowerCase(Locale.ROOT);
    }
}
