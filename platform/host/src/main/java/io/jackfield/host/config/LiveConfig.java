package io.jackfield.host.config;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.host.config.read.ConfigLayer;
import io.jackfield.host.config.read.LaidValue;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The configuration while the host runs. What a bot uses and says, the files of plugins, {@code plugins.trust} and
 * {@code databases} are taken over when they change; everything else counts from the start on. Over the files lies what
 * operators have set; a value of theirs that does not fit is left out, and the rest counts. From any thread.
 *
 * <p>Trust fails closed: while {@code config/jackfield.yaml} is missing, empty or cannot be read, the former
 * configuration goes on. Rules that let in more than before, and files that are gone, count once they have stayed so
 * for a while: in the middle of a deployment a file may be away, or there by half.
 */
public final class LiveConfig {
    private static final Logger LOG = LoggerFactory.getLogger(LiveConfig.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Function<ConfigLayer, HostConfig> reader;
    private final Duration patience;
    private final Path folder;
    private volatile HostConfig current;
    private volatile String problem = "";
    /** Everything that operators have set. */
    private ConfigLayer layer = ConfigLayer.NONE;
    /** Whether it waits for the files to settle. */
    private boolean layerWaits;
    /** What of it does not fit the files. */
    private Map<LaidValue, String> misfits = Map.of();
    /** What of it a plugin's schema refuses. */
    private final Map<LaidValue, String> refused = new HashMap<>();

    /** Of what {@link #current} was read from. */
    private ConfigFiles good;
    /** Of what was looked into last, good or not. */
    private ConfigFiles taken;

    private ConfigFiles lastLook;
    private long settledSince = System.nanoTime();

    /** @param reader reads all files anew, with a layer over them; throws as {@link HostConfig#load} does */
    public LiveConfig(HostConfig first, Function<ConfigLayer, HostConfig> reader) {
        this(first, reader, PATIENCE);
    }

    /** @param patience how long files must have been gone, or trust laxer, before that counts */
    public LiveConfig(HostConfig first, Function<ConfigLayer, HostConfig> reader, Duration patience) {
        this.reader = reader;
        this.patience = patience;
        current = first;
        folder = first.home().resolve("config");
        good = ConfigFiles.in(folder);
        taken = good;
        lastLook = good;
    }

    /** One that nothing changes. */
    public static LiveConfig of(HostConfig config) {
        return new LiveConfig(config, layer -> config);
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
        // Each update asks several times, so without a stream.
        for (BotConfig bot : current.bots()) {
            if (bot.id().equals(id)) {
                return bot;
            }
        }
        throw new IllegalArgumentException("there is no bot " + id);
    }

    /**
     * Reads again when files have changed and have stayed as they are since the last look. Blocking.
     *
     * @return the plugins whose settings are others now, in their own file or in that of a bot; empty when nothing has
     *     changed
     */
    public synchronized Optional<Set<String>> look() {
        ConfigFiles now = ConfigFiles.in(folder);
        if (!now.equals(lastLook)) {
            lastLook = now;
            settledSince = System.nanoTime();
            return Optional.empty();
        }
        if (now.equals(good)) {
            taken = now;
            problem = "";
            return layerWaits ? lay(layer) : Optional.empty();
        }
        boolean patient = System.nanoTime() - settledSince < patience.toNanos();
        if (now.equals(taken) || patient && !now.hasAllOf(good) && !now.hasLostMainFile(good)) {
            return Optional.empty();
        }
        return now.hasLostMainFile(good) ? refuse(now, now.mainFileLost()) : read(now, patient);
    }

    private Optional<Set<String>> read(ConfigFiles now, boolean patient) {
        HostConfig read;
        try {
            read = readFitting();
        } catch (JackfieldException e) {
            return refuse(now, e.getMessage());
        }
        if (patient && read.trust().isLaxerThan(current.trust())) {
            return Optional.empty();
        }
        taken = now;
        good = now;
        problem = "";
        layerWaits = false;
        return Optional.of(takeOver(read));
    }

    /**
     * Lays this over the files from now on; while they are being changed, once they have settled. Blocking.
     *
     * @return the plugins whose settings are others now; empty when nothing has changed
     */
    public synchronized Optional<Set<String>> lay(ConfigLayer wanted) {
        layer = wanted;
        refused.keySet().retainAll(wanted.values());
        layerWaits = !ConfigFiles.in(folder).equals(good);
        return layerWaits ? Optional.empty() : Optional.of(takeOver(readFitting()));
    }

    /** Whether nobody is changing the files, so that {@link #tried} can be asked. Blocking. */
    public synchronized boolean isSettled() {
        return ConfigFiles.in(folder).equals(good);
    }

    /**
     * What the files come to under another layer. Blocking.
     *
     * @throws JackfieldException when it does not fit, or the files themselves are not in order at present
     */
    public synchronized HostConfig tried(ConfigLayer other) {
        if (!ConfigFiles.in(folder).equals(good)) {
            throw new JackfieldException(
                    StandardError.UNAVAILABLE,
                    problem.isEmpty()
                            ? "the files of the configuration are being changed; try again in a few seconds"
                            : problem + "; put that right first");
        }
        return reader.apply(other);
    }

    /** What of the layer does not count, and why. */
    public synchronized Map<LaidValue, String> misfits() {
        Map<LaidValue, String> all = new HashMap<>(misfits);
        all.putAll(refused);
        return all;
    }

    /**
     * The configuration for a version of a plugin, without those values of operators that it refuses; they count again
     * with a version that takes them. Blocking.
     *
     * @param problems what the version has against a configuration
     */
    public synchronized HostConfig fitting(String plugin, Function<HostConfig, List<String>> problems) {
        List<LaidValue> own =
                layer.values().stream().filter(value -> concerns(value, plugin)).toList();
        if (own.isEmpty()
                || !ConfigFiles.in(folder).equals(good)
                || refused.isEmpty() && problems.apply(current).isEmpty()) {
            return current;
        }
        own.forEach(refused::remove);
        List<LaidValue> rest = new ArrayList<>(counting().values());
        rest.removeAll(own);
        FittingLayer fit = new FittingLayer(candidate -> problem(candidate, problems));
        if (problem(new ConfigLayer(rest), problems).isEmpty()) {
            fit.with(rest, own);
            refused.putAll(fit.misfits());
            takeOver(reader.apply(counting()));
        }
        return current;
    }

    private Optional<String> problem(ConfigLayer candidate, Function<HostConfig, List<String>> problems) {
        try {
            return problems.apply(current.withChangeable(reader.apply(candidate))).stream()
                    .findFirst();
        } catch (JackfieldException e) {
            return Optional.of(e.getMessage());
        }
    }

    private static boolean concerns(LaidValue value, String plugin) {
        List<String> keys = value.path().keys();
        return value.file().equals("plugins/" + plugin + ".yaml")
                || value.file().startsWith("bots/")
                        && keys.size() > 1
                        && keys.getFirst().equals("plugins")
                        && keys.get(1).equals(plugin);
    }

    private ConfigLayer counting() {
        return new ConfigLayer(layer.values().stream()
                .filter(value -> !misfits.containsKey(value) && !refused.containsKey(value))
                .toList());
    }

    private HostConfig readFitting() {
        misfits = Map.of();
        ConfigLayer wanted = counting();
        try {
            return reader.apply(wanted);
        } catch (JackfieldException e) {
            if (wanted.values().isEmpty()) {
                throw e;
            }
            // Where the files themselves are at fault, this throws what is wrong with them.
            HostConfig ofFiles = reader.apply(ConfigLayer.NONE);
            FittingLayer fit = new FittingLayer(this::problem);
            fit.with(List.of(), wanted.values());
            misfits = Map.copyOf(fit.misfits());
            ConfigLayer fitting = counting();
            return fitting.values().isEmpty() ? ofFiles : reader.apply(fitting);
        }
    }

    private Optional<String> problem(ConfigLayer candidate) {
        return problem(candidate, config -> List.of());
    }

    private Optional<Set<String>> refuse(ConfigFiles now, String reason) {
        taken = now;
        problem = "config: a change is not taken over, the former configuration goes on: " + reason;
        return Optional.empty();
    }

    private Set<String> takeOver(HostConfig read) {
        HostConfig before = current;
        HostConfig next = before.withChangeable(read);
        if (next.equals(before)) {
            current = next;
            return Set.of();
        }
        if (!next.equals(read)) {
            LOG.warn(
                    "config: a change of config/jackfield.yaml outside of plugins.trust and databases, of the set of bots, or of a bot's token, apiUrl or"
                            + " username counts after a restart");
        }
        current = next;
        Set<String> plugins = ChangedPlugins.between(before, next);
        LOG.info(
                "config: a change is taken over{}",
                plugins.isEmpty() ? "" : "; settings changed of " + String.join(", ", plugins));
        return plugins;
    }
}
