package io.jackfield.launcher;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.launcher.sandbox.SandboxLines;
import io.jackfield.launcher.sandbox.SandboxWorld;
import io.jackfield.launcher.sandbox.WorldFile;
import io.jackfield.launcher.sandbox.WorldOptions;
import io.jackfield.sandbox.Sandbox;
import io.jackfield.sandbox.SandboxOptions;
import io.jackfield.sandbox.payment.CallbackTargets;
import io.jackfield.sandbox.telegram.FloodLimits;
import io.jackfield.sandbox.telegram.SandboxBot;
import io.vertx.core.Vertx;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code jackfield sandbox}: Telegram, models, payments and mail, simulated for anybody's bot. */
@Command(
        name = "sandbox",
        description = "Simulate Telegram, models, payments and mail for a bot written with any library; no host runs.",
        mixinStandardHelpOptions = true)
final class SandboxCommand implements Callable<Integer> {
    private static final String BOT_WITHOUT_OPTIONS = "1001:sandbox-token";

    @Option(
            names = "--bot",
            paramLabel = "ID:TOKEN[=NAME[@USERNAME]]",
            description = "A bot; may be repeated. Without any: " + BOT_WITHOUT_OPTIONS + ".")
    private List<String> bots = new ArrayList<>();

    @Option(
            names = "--user",
            paramLabel = "[ID:]NAME[:LANGUAGE]",
            description = "A person; may be repeated. Without any: the four of the playground, with their groups.")
    private List<String> users = new ArrayList<>();

    @Option(
            names = "--group",
            paramLabel = "[ID:]TITLE",
            description = "A group of all bots and people; may be repeated.")
    private List<String> groups = new ArrayList<>();

    @Option(names = "--topic", paramLabel = "GROUP=TOPIC", description = "A topic of a group; may be repeated.")
    private List<String> topics = new ArrayList<>();

    @Option(names = "--administrators", description = "Bots are administrators of the groups given here.")
    private boolean administrators;

    @Option(
            names = "--world",
            paramLabel = "FILE",
            description = "Bots, users, groups and faults from a YAML file, beside those of the options.")
    private Path world;

    @Option(
            names = "--fault",
            paramLabel = "JSON",
            description = "Trouble from the start, as POST /sandbox/faults takes it; may be repeated.")
    private List<String> faults = new ArrayList<>();

    @Option(names = "--no-limits", description = "No flood control; else as strict as Telegram's.")
    private boolean noLimits;

    @Option(
            names = "--callbacks",
            paramLabel = "URL",
            description =
                    "Where notifications of payment systems go, each to /payments/<system>/<username of the bot>.")
    private String callbacks;

    @Option(
            names = "--host",
            defaultValue = "127.0.0.1",
            description = "Where it listens (default: ${DEFAULT-VALUE}, for this machine only).")
    private String host;

    @Option(names = "--port", defaultValue = "8090", description = "Default: ${DEFAULT-VALUE}; 0 for any free one.")
    private int port;

    @Option(names = "--quiet", description = "Print nothing but the address.")
    private boolean quiet;

    @Option(names = "--debug", description = "Show the stack trace of a failure.")
    private boolean debug; // looked up by Main when the command fails

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        SandboxWorld wanted = readWorld();
        StopSignal signal = StopSignal.install();
        try {
            return runUntil(signal, wanted);
        } finally {
            signal.ended();
        }
    }

    private int runUntil(StopSignal signal, SandboxWorld wanted) throws Exception {
        Vertx vertx = Running.vertx();
        try {
            Sandbox sandbox = start(vertx, wanted);
            tell(sandbox, wanted);
            signal.await();
            sandbox.close().await();
            return 0;
        } finally {
            vertx.close().await();
        }
    }

    private SandboxWorld readWorld() {
        try {
            SandboxWorld written = new SandboxWorld(
                    bots.stream()
                            .map(bot -> new SandboxWorld.Bot(WorldOptions.bot(bot), false))
                            .toList(),
                    WorldOptions.users(users),
                    WorldOptions.groups(groups, topics, administrators),
                    faults.stream().map(WorldOptions::fault).toList());
            SandboxWorld all = world == null ? written : written.plus(WorldFile.read(world));
            return all.bots().isEmpty() ? all.plus(withOneBot()) : all;
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private static SandboxWorld withOneBot() {
        SandboxWorld.Bot bot = new SandboxWorld.Bot(WorldOptions.bot(BOT_WITHOUT_OPTIONS), false);
        return new SandboxWorld(List.of(bot), List.of(), List.of(), List.of());
    }

    private Sandbox start(Vertx vertx, SandboxWorld wanted) {
        SandboxOptions options = SandboxOptions.forPlayground()
                .host(host)
                .port(port)
                .people(wanted.users().isEmpty())
                .flood(noLimits ? FloodLimits.off() : FloodLimits.likeTelegram());
        Sandbox sandbox = listening(vertx, options);
        // a bot may ask for any model; a wrong name shows when there is a real key
        sandbox.models().acceptAnyModel(true);
        wanted.moveInto(sandbox);
        if (callbacks != null) {
            sandbox.payments().callbacksGoTo(targets(wanted));
        }
        return sandbox;
    }

    private Sandbox listening(Vertx vertx, SandboxOptions options) {
        try {
            return Sandbox.start(vertx, options).await();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) { // what a future failed with is thrown as it is, undeclared
            throw new JackfieldException(
                    StandardError.CONFIG_INVALID,
                    "Cannot listen on port " + port + " of " + host + " (" + e.getMessage()
                            + "); choose another by --port, or 0 for any free one",
                    e);
        }
    }

    private CallbackTargets targets(SandboxWorld wanted) {
        return new CallbackTargets(
                callbacks.replaceFirst("/+$", ""),
                wanted.bots().stream()
                        .map(bot -> bot.identity().username())
                        .collect(Collectors.toMap(name -> name, name -> name, (one, same) -> one)));
    }

    private void tell(Sandbox sandbox, SandboxWorld wanted) {
        PrintWriter out = spec.commandLine().getOut();
        List<SandboxBot> identities =
                wanted.bots().stream().map(SandboxWorld.Bot::identity).toList();
        if (quiet) {
            out.println(sandbox.url());
        } else {
            SandboxLines.of(sandbox, identities).forEach(out::println);
        }
        out.flush();
    }
}
