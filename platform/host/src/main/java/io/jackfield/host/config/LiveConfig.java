package io.jackfield.host.config;

import io.jackfield.api.JackfieldException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
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
 * The configuration while the host runs. What a bot uses and says, the files of plugins, {@code plugins.trust} and {@code databases} are taken
 * over when they change; everything else counts from the start on. Read from any thread; {@link #look} from one.
 *
 * <p>Trust fails closed: while {@code config/jackfield.yaml} is missing, empty or cannot be read, the former configuration goes
 * on. Rules that let in more than before, and files that are gone, count once they have stayed so for a while: in the middle of
 * a deployment a file may be away, or there by half.
 */
public final class LiveConfig {
    private static final Logger LOG = LoggerFactory.getLogger(LiveConfig.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Supplier<HostConfig> reader;
    private final Duration patience;
    private final Path folder;
    private final Path mainFile;
    private volatile HostConfig current;
    private volatile String problem = "";
    /** Of what {@link #current} was read from. */
    private Map<Path, Stamp> good;
    /** Of what was looked into last, good or not. */
    private Map<Path, Stamp> taken;

    private Map<Path, Stamp> lastLook;
    private long settledSince = System.nanoTime();

    /** @param reader reads all files anew; throws as {@link HostConfig#load} does */
    public LiveConfig(HostConfig first, Supplier<HostConfig> reader) {
        this(first, reader, PATIENCE);
    }

    /** @param patience how long files must have been gone, or trust laxer, before that counts */
    public LiveConfig(HostConfig first, Supplier<HostConfig> reader, Duration patience) {
        this.reader = reader;
        this.patience = patience;
        current = first;
        folder = first.home().resolve("config");
        mainFile = folder.resolve("jackfield.yaml");
        good = stamps();
        taken = good;
        lastLook = good;
    }

    /** One that nothing changes. */
    public static LiveConfig of(HostConfig config) {
        return new LiveConfig(config, () -> config);
    }

    private record Stamp(long size, long modifiedMillis) {
        private static final Stamp NONE = new Stamp(-1, 0);
    }

    public HostConfig now() {
        return current;
    }

    /** Why the files as they are now do not count, for the operator; empty when they do. */
    public String problem() {
        return problem;
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
        if (!now.equals(lastLook)) {
            lastLook = now;
            settledSince = System.nanoTime();
            return Optional.empty();
        }
        if (now.equals(good)) {
            taken = now;
            problem = "";
            return Optional.empty();
        }
        boolean patient = System.nanoTime() - settledSince < patience.toNanos();
        if (now.equals(taken) || patient && !now.keySet().containsAll(good.keySet()) && !isMainFileLost(now)) {
            return Optional.empty();
        }
        return isMainFileLost(now) ? refuse(now, mainFileLost(now)) : read(now, patient);
    }

    private Optional<Set<String>> read(Map<Path, Stamp> now, boolean patient) {
        HostConfig read;
        try {
            read = reader.get();
        } catch (JackfieldException e) {
            return refuse(now, e.getMessage());
        }
        if (patient && read.plugins().trust().isLaxerThan(current.plugins().trust())) {
            return Optional.empty();
        }
        taken = now;
        good = now;
        problem = "";
        return Optional.of(takeOver(read));
    }

    private Optional<Set<String>> refuse(Map<Path, Stamp> now, String reason) {
        taken = now;
        problem = "config: a change is not taken over, the former configuration goes on: " + reason;
        return Optional.empty();
    }

    private boolean isMainFileLost(Map<Path, Stamp> now) {
        return good.containsKey(mainFile)
                && good.get(mainFile).size() > 0
                && now.getOrDefault(mainFile, Stamp.NONE).size() <= 0;
    }

    private String mainFileLost(Map<Path, Stamp> now) {
        return "config/jackfield.yaml is " + (now.containsKey(mainFile) ? "empty" : "missing")
                + ", and what jars are trusted stands in it; put it back";
    }

    private Set<String> takeOver(HostConfig read) {
        HostConfig before = current;
        HostConfig next = before.withChangeable(read);
        if (!next.equals(read)) {
            LOG.warn(
                    "config: a change of config/jackfield.yaml outside of plugins.trust and databases, of the set of bots, or of a bot's token, apiUrl or"
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
            return Stamp.NONE;
        }
    }
}
