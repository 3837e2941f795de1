package io.jackfield.benchmarks.scenario;

import io.jackfield.benchmarks.load.FakeBotApi;
import io.jackfield.benchmarks.load.FakeModelServer;
import io.jackfield.benchmarks.load.FaultPlan;
import io.jackfield.benchmarks.load.LoadGenerator;
import io.jackfield.benchmarks.load.LoadShape;
import io.jackfield.benchmarks.process.BareTarget;
import io.jackfield.benchmarks.process.BenchHome;
import io.jackfield.benchmarks.process.BusyCore;
import io.jackfield.benchmarks.process.HostTarget;
import io.jackfield.benchmarks.process.Stores;
import io.jackfield.benchmarks.process.Surroundings;
import io.jackfield.benchmarks.process.Target;
import io.jackfield.benchmarks.wire.Loop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Sets stages up and clears everything away, also when the run is interrupted. */
public final class Workshop implements AutoCloseable {
    /** A deadline that passes within a run, and twice the rate of messages that the good load needs. */
    private static final Map<String, String> WALLS =
            Map.of("BENCH_CALL_DEADLINE", "2s", "BENCH_MESSAGES_PER_SECOND", "400");

    private final Options options;
    private final Path folder;
    private final Set<Stage> stages = ConcurrentHashMap.newKeySet();
    private Optional<Stores> stores = Optional.empty();
    private Optional<List<String>> wallActs = Optional.empty();
    private OptionalDouble bareCpu = OptionalDouble.empty();
    private int homes;
    private volatile boolean closed;

    /** Keeps logs and data of the run in a new folder under the output folder. */
    public Workshop(Options options) throws IOException {
        this.options = options;
        Files.createDirectories(options.output());
        folder = Files.createTempDirectory(options.output(), "bench-").toAbsolutePath();
    }

    Options options() {
        return options;
    }

    /** CPU of the bare handler for 1000 updates, if it was measured in this run. */
    OptionalDouble bareCpu() {
        return bareCpu;
    }

    void rememberBareCpu(double perThousand) {
        bareCpu = OptionalDouble.of(perThousand);
    }

    Stage stage(Subject subject, LoadShape shape, FaultPlan faults) throws IOException, SQLException {
        return stage(subject, shape, faults, FakeModelServer.BETWEEN_TOKENS);
    }

    /** @param betweenTokens how fast the model speaks */
    Stage stage(Subject subject, LoadShape shape, FaultPlan faults, Duration betweenTokens)
            throws IOException, SQLException {
        return stage(subject, shape, faults, betweenTokens, options.busy());
    }

    /** With one core taken by another process, whatever the options say. */
    Stage busyStage(Subject subject, LoadShape shape) throws IOException, SQLException {
        return stage(subject, shape, FaultPlan.none(), FakeModelServer.BETWEEN_TOKENS, true);
    }

    private Stage stage(Subject subject, LoadShape shape, FaultPlan faults, Duration betweenTokens, boolean busy)
            throws IOException, SQLException {
        if (closed) {
            throw new IllegalStateException("the run was interrupted");
        }
        Loop loop = new Loop("telegram");
        FakeBotApi telegram = new FakeBotApi(loop, faults);
        LoadGenerator load = new LoadGenerator(loop, shape, telegram);
        FakeModelServer models = new FakeModelServer(loop, betweenTokens);
        models.watch(telegram);
        Target target = target(subject, telegram, models);
        Optional<BusyCore> neighbour = busy ? Optional.of(BusyCore.start(folder)) : Optional.empty();
        Stage stage = new Stage(
                loop,
                telegram,
                models,
                load,
                target,
                stores.map(Stores::postgresMeter),
                new Stage.Surveillance(neighbour, this::noteWallActs));
        stages.add(stage);
        return stage;
    }

    private synchronized void noteWallActs(List<String> acts) {
        wallActs = Optional.of(Stream.concat(wallActs.stream().flatMap(List::stream), acts.stream())
                .toList());
    }

    /**
     * What walls have done to honest plugins since the last call of this method, a line each; empty when no host was asked.
     */
    public synchronized Optional<List<String>> takeWallActs() {
        Optional<List<String>> taken = wallActs;
        wallActs = Optional.empty();
        return taken;
    }

    @Override
    public void close() {
        closed = true;
        stages.forEach(Stage::close);
        stores.ifPresent(Stores::close);
    }

    private Target target(Subject subject, FakeBotApi telegram, FakeModelServer models)
            throws IOException, SQLException {
        if (subject == Subject.BARE || options.bareOnly()) {
            return new BareTarget(
                    new Surroundings(telegram.url(), models.url(), Optional.empty(), Optional.empty()), folder);
        }
        mustBeBuilt(options.distribution());
        BenchHome home = new BenchHome(
                folder.resolve("home-" + ++homes), options.distribution(), subject == Subject.HOST_WITH_MODELS);
        if (subject == Subject.HOST_WITH_OWN_STORES) {
            Surroundings own = new Surroundings(telegram.url(), models.url(), Optional.empty(), Optional.empty());
            return new HostTarget(options.distribution(), home, own, Map.of());
        }
        Stores given = stores();
        Surroundings around = new Surroundings(
                telegram.url(), models.url(), Optional.of(given.newDatabase()), Optional.of(given.redis()));
        return new HostTarget(
                options.distribution(), home, around, subject == Subject.HOST_BEHIND_WALLS ? WALLS : Map.of());
    }

    private static void mustBeBuilt(Path distribution) {
        Path program = distribution.resolve("bin/jackfield");
        if (!Files.isExecutable(program)) {
            throw new IllegalStateException(
                    program + " is not there; build the distribution, or name it with --distribution");
        }
    }

    /** Lets PostgreSQL do between two measurements what it does every few minutes. */
    void checkpoint() throws SQLException {
        if (stores.isPresent()) {
            stores.get().checkpoint();
        }
    }

    private Stores stores() throws IOException {
        if (stores.isEmpty()) {
            stores = Optional.of(new Stores(folder));
        }
        return stores.get();
    }
}
