package io.jackfield.host.config;

import io.jackfield.api.JackfieldException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The configuration while the host runs. What a bot uses and says, the files of plugins, and {@code plugins.trust} are taken
 * over when they change; everything else counts from the start on. Read from any thread; {@link #look} from one.
 */
public final class LiveConfig {
    private static final Logger LOG = LoggerFactory.getLogger(LiveConfig.class);

    private final Supplier<HostConfig> reader;
    private final Path folder;
    private volatile HostConfig current;
    private Map<Path, Stamp> taken;
    private Map<Path, Stamp> lastLook;

    /** @param reader reads all files anew; throws as {@link HostConfig#load} does */
    public LiveConfig(HostConfig first, Supplier<HostConfig> reader) {
        this.reader = reader;
        current = first;
        folder = first.home().resolve("config");
        taken = stamps();
        lastLook = taken;
    }

    /** One that nothing changes. */
    public static LiveConfig of(HostConfig config) {
        return new LiveConfig(config, () -> config);
    }

    private record Stamp(long size, long modifiedMillis) {}

    public HostConfig now() {
        return current;
    }

    /** A bot's part of it. */
    public BotConfig bot(String id) {
        return current.bots().stream()
                .filter(bot -> bot.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no bot " + id));
    }

    /**
     * Reads again when files have changed and have stayed as they are since the last look. Blocking.
     *
     * @return the plugins whose settings are others now, in their own file or in that of a bot; empty when nothing has changed
     */
    public Optional<Set<String>> look() {
        Map<Path, Stamp> now = stamps();
        boolean settled = now.equals(lastLook);
        lastLook = now;
        if (!settled || now.equals(taken)) {
            return Optional.empty();
        }
        taken = now;
        try {
            return Optional.of(takeOver(reader.get()));
        } catch (JackfieldException e) {
            LOG.error("config: a change is not taken over, the former configuration goes on: {}", e.getMessage());
            return Optional.empty();
        }
    }

    private Set<String> takeOver(HostConfig read) {
        HostConfig before = current;
        HostConfig next = before.withChangeable(read);
        if (!next.equals(read)) {
            LOG.warn(
                    "config: a change of config/jackfield.yaml outside of plugins.trust, of the set of bots, or of a bot's token, apiUrl or"
                            + " username counts after a restart");
        }
        current = next;
        Set<String> plugins = changedPlugins(before, next);
        LOG.info(
                "config: a change is taken over{}",
                plugins.isEmpty() ? "" : "; settings changed of " + String.join(", ", plugins));
        return plugins;
    }

    private static Set<String> changedPlugins(HostConfig before, HostConfig next) {
        Set<String> all = new HashSet<>(before.pluginFiles().keySet());
        all.addAll(next.pluginFiles().keySet());
        next.bots().forEach(bot -> all.addAll(bot.plugins().keySet()));
        all.addAll(before.plugins().trust().permissions().keySet());
        all.addAll(next.plugins().trust().permissions().keySet());
        return all.stream().filter(id -> differs(before, next, id)).collect(Collectors.toSet());
    }

    private static boolean differs(HostConfig before, HostConfig next, String plugin) {
        return !Objects.equals(
                        before.pluginFiles().get(plugin), next.pluginFiles().get(plugin))
                || !overlays(before, plugin).equals(overlays(next, plugin))
                || !Objects.equals(permissions(before, plugin), permissions(next, plugin));
    }

    private static Permissions permissions(HostConfig config, String plugin) {
        return config.plugins().trust().permissions().get(plugin);
    }

    private static List<FileConfig> overlays(HostConfig config, String plugin) {
        return config.bots().stream()
                .flatMap(bot -> Stream.ofNullable(bot.plugins().get(plugin)))
                .filter(overlay -> !overlay.keys().isEmpty())
                .toList();
    }

    private Map<Path, Stamp> stamps() {
        try (Stream<Path> files = Files.find(
                folder,
                2,
                (file, attributes) ->
                        attributes.isRegularFile() && file.toString().endsWith(".yaml"))) {
            return files.collect(Collectors.toMap(file -> file, LiveConfig::stamp));
        } catch (IOException | UncheckedIOException e) {
            // Somebody is moving files about; the next look will tell.
            return Map.of();
        }
    }

    private static Stamp stamp(Path file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return new Stamp(attributes.size(), attributes.lastModifiedTime().toMillis());
        } catch (IOException e) {
            return new Stamp(-1, 0);
        }
    }
}
