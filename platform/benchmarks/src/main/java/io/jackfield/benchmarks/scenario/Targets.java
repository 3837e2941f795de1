package io.jackfield.benchmarks.scenario;

import io.jackfield.benchmarks.load.FakeBotApi;
import io.jackfield.benchmarks.load.FakeModelServer;
import io.jackfield.benchmarks.payment.PaymentCalls;
import io.jackfield.benchmarks.process.BareTarget;
import io.jackfield.benchmarks.process.BenchHome;
import io.jackfield.benchmarks.process.Furniture;
import io.jackfield.benchmarks.process.HostTarget;
import io.jackfield.benchmarks.process.Stores;
import io.jackfield.benchmarks.process.Surroundings;
import io.jackfield.benchmarks.process.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;

/** Makes what stages are built around, each host with a home and a database of its own. */
final class Targets {
    /** A deadline that passes within a run, and twice the rate of messages that the good load needs. */
    private static final Map<String, String> WALLS =
            Map.of("BENCH_CALL_DEADLINE", "2s", "BENCH_MESSAGES_PER_SECOND", "400");

    /** Those of Telegram for all chats of a bot together. */
    private static final Map<String, String> LIMITS = Map.of("BENCH_MESSAGES_PER_SECOND", "28");

    /** Reports go to a port where nobody is: without errors there are none. */
    private static final Map<String, String> OBSERVED = Map.of("SENTRY_DSN", "http://key@127.0.0.1:9/1");

    private static final Map<String, String> UNOBSERVED = Map.of("JAVA_OPTS", "-Djackfield.unobserved=true");

    private final Options options;
    private final Path folder;
    private final StoresSource stores;
    private int homes;

    /** @param folder for homes and logs */
    Targets(Options options, Path folder, StoresSource stores) {
        this.options = options;
        this.folder = folder;
        this.stores = stores;
    }

    /** The stores of the run, which start when somebody needs them. */
    @FunctionalInterface
    interface StoresSource {
        Stores get() throws IOException;
    }

    Target of(Subject subject, FakeBotApi telegram, FakeModelServer models) throws IOException, SQLException {
        if (subject == Subject.BARE || options.bareOnly()) {
            return bare(telegram, models);
        }
        return switch (subject) {
            case HOST_WITH_MODELS -> host(Furniture.MODELS, telegram, models, Map.of());
            case HOST_WITH_PAYMENTS -> host(Furniture.SHOP, telegram, models, PaymentCalls.SETTINGS);
            case HOST_WITH_REPORTS -> host(Furniture.REPORTS, telegram, models, LIMITS);
            case HOST_BEHIND_WALLS -> host(Furniture.COMMANDS, telegram, models, WALLS);
            case HOST_OBSERVED -> host(Furniture.COMMANDS, telegram, models, OBSERVED);
            case HOST_UNOBSERVED -> host(Furniture.COMMANDS, telegram, models, UNOBSERVED);
            case HOST_WITH_OWN_STORES ->
                new HostTarget(
                        options.distribution(),
                        home(Furniture.COMMANDS),
                        new Surroundings(telegram.url(), models.url(), Optional.empty(), Optional.empty()),
                        Map.of());
            default -> host(Furniture.COMMANDS, telegram, models, Map.of());
        };
    }

    /** The host with this many plugins, none of them from the distribution. */
    Target wide(int plugins, FakeBotApi telegram, FakeModelServer models) throws IOException, SQLException {
        return options.bareOnly() ? bare(telegram, models) : host(Furniture.wide(plugins), telegram, models, Map.of());
    }

    private Target bare(FakeBotApi telegram, FakeModelServer models) {
        return new BareTarget(
                new Surroundings(telegram.url(), models.url(), Optional.empty(), Optional.empty()), folder);
    }

    private Target host(Furniture furniture, FakeBotApi telegram, FakeModelServer models, Map<String, String> settings)
            throws IOException, SQLException {
        BenchHome home = home(furniture);
        Stores given = stores.get();
        Surroundings around = new Surroundings(
                telegram.url(), models.url(), Optional.of(given.newDatabase()), Optional.of(given.redis()));
        return new HostTarget(options.distribution(), home, around, settings);
    }

    private BenchHome home(Furniture furniture) throws IOException {
        mustBeBuilt(options.distribution());
        return new BenchHome(folder.resolve("home-" + ++homes), options.distribution(), furniture);
    }

    private static void mustBeBuilt(Path distribution) {
        Path program = distribution.resolve("bin/jackfield");
        if (!Files.isExecutable(program)) {
            throw new IllegalStateException(
                    program + " is not there; build the distribution, or name it with --distribution");
        }
    }
}
