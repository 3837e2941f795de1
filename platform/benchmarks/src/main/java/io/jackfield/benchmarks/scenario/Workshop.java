package io.jackfield.benchmarks.scenario;

import io.jackfield.benchmarks.load.FakeBotApi;
import io.jackfield.benchmarks.load.FakeModelServer;
import io.jackfield.benchmarks.load.FaultPlan;
import io.jackfield.benchmarks.load.LoadGenerator;
import io.jackfield.benchmarks.load.LoadShape;
import io.jackfield.benchmarks.process.BusyCore;
import io.jackfield.benchmarks.process.Stores;
import io.jackfield.benchmarks.process.Target;
import io.jackfield.benchmarks.wire.Loop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Sets stages up and clears everything away, also when the run is interrupted. */
public final class Workshop implements AutoCloseable {
    private final Options options;
    private final Path folder;
    private final Targets targets;
    private final Set<Stage> stages = ConcurrentHashMap.newKeySet();
    private Optional<Stores> stores = Optional.empty();
    private Optional<List<String>> wallActs = Optional.empty();
    private Optional<Measurement> bare = Optional.empty();
    private volatile boolean closed;

    /** Keeps logs and data of the run in a new folder under the output folder. */
    public Workshop(Options options) throws IOException {
        this.options = options;
        Files.createDirectories(options.output());
        folder = Files.createTempDirectory(options.output(), "bench-").toAbsolutePath();
        targets = new Targets(options, folder, this::stores);
    }

    Options options() {
        return options;
    }

    /** The bare handler at full load, if it was measured in this run. */
    Optional<Measurement> bare() {
        return bare;
    }

    void rememberBare(Measurement full) {
        bare = Optional.of(full);
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

    /** The host with as many plugins, none of them from the distribution, as the load has commands. */
    Stage wideStage(LoadShape shape) throws IOException, SQLException {
        return stage(
                (telegram, models) -> targets.wide(shape.commands(), telegram, models),
                shape,
                FaultPlan.none(),
                FakeModelServer.BETWEEN_TOKENS,
                options.busy());
    }

    private Stage stage(Subject subject, LoadShape shape, FaultPlan faults, Duration betweenTokens, boolean busy)
            throws IOException, SQLException {
        return stage((telegram, models) -> targets.of(subject, telegram, models), shape, faults, betweenTokens, busy);
    }

    /** Makes what a stage is built around. */
    private interface TargetMaker {
        Target around(FakeBotApi telegram, FakeModelServer models) throws IOException, SQLException;
    }

    private Stage stage(TargetMaker maker, LoadShape shape, FaultPlan faults, Duration betweenTokens, boolean busy)
            throws IOException, SQLException {
        if (closed) {
            throw new IllegalStateException("the run was interrupted");
        }
        Loop loop = new Loop("telegram");
        FakeBotApi telegram = new FakeBotApi(loop, faults);
        LoadGenerator load = new LoadGenerator(loop, shape, telegram);
        FakeModelServer models = new FakeModelServer(loop, betweenTokens);
        models.watch(telegram);
        Target target = maker.around(telegram, models);
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
     * What walls have done to honest plugins since the last call of this method, a line each; empty when no host was
     * asked.
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
