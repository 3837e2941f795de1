package io.jackfield.launcher.plugins;

import io.jackfield.host.config.HostConfig;
import io.jackfield.host.config.read.Secret;
import io.jackfield.host.install.InstallOutcome;
import io.jackfield.launcher.HomeOptions;
import io.jackfield.launcher.admin.AdminClient;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What the commands have in common. Status 0 when it worked, 1 when it did not. */
abstract class PluginCommand implements Callable<Integer> {
    @Mixin
    private HomeOptions options;

    @Option(
            names = "--token",
            paramLabel = "TOKEN",
            description = "Your own token for the running host (JACKFIELD_TOKEN); the host's when absent.")
    private String token;

    @Spec
    private CommandSpec spec;

    /** Whether it worked. */
    abstract boolean run() throws Exception;

    @Override
    public final Integer call() throws Exception {
        boolean worked = run();
        spec.commandLine().getOut().flush();
        return worked ? 0 : 1;
    }

    void say(String line) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(line);
        out.flush();
    }

    HomeOptions options() {
        return options;
    }

    /** For what depends on all of it; fails with every problem it has. */
    HostConfig config() {
        return options.config();
    }

    /** For what only wants to know where the directory and the host are. */
    HostConfig draft() {
        return options.draft();
    }

    /** The host of this home, or its files. */
    PluginActions actions() throws InterruptedException {
        return PluginActions.of(draft(), token(), this::config);
    }

    /** The running host, for what only it can do. */
    AdminClient host() {
        return new AdminClient(draft(), token());
    }

    private Optional<Secret> token() {
        return Optional.ofNullable(token)
                .or(() -> Optional.ofNullable(options.environment().get("JACKFIELD_TOKEN")))
                .filter(word -> !word.isBlank())
                .map(Secret::new);
    }

    /** Says what became of the jar, and gives whether it is live; without a host that is as it should be. */
    boolean tell(InstallOutcome outcome, String id) {
        switch (outcome) {
            case InstallOutcome.NoHost none -> say("No host of this home is running; the next one takes it up.");
            case InstallOutcome.Live live -> say(id + " " + live.version() + " is live.");
            case InstallOutcome.LeftOut refused -> {
                say(id + " is left out: " + refused.problem());
                refused.goesOn().ifPresent(version -> say("Version " + version + " goes on."));
            }
            case InstallOutcome.Gone gone -> say(id + " is no longer live.");
            case InstallOutcome.Unknown late ->
                say("The host has not said within " + late.seconds() + " s what became of it; look at its log and at"
                        + " 'jackfield plugins list'.");
        }
        return outcome.isFine();
    }
}
