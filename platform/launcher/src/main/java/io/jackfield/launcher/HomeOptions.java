package io.jackfield.launcher;

import io.jackfield.host.config.HostConfig;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Option;

/** What every command takes. */
public final class HomeOptions {
    /** Set by {@code bin/jackfield}: the folder it lies in. */
    private static final String DISTRIBUTION = "jackfield.distribution";

    @Option(
            names = "--home",
            paramLabel = "FOLDER",
            description = "Where config, plugins and data are (JACKFIELD_HOME; else the distribution's folder).")
    private Path home;

    @Option(names = "--debug", description = "Show the stack trace of a failure.")
    private boolean debug; // looked up by Main when a command fails

    public Path home() {
        return chosen().toAbsolutePath().normalize();
    }

    private Path chosen() {
        if (home != null) {
            return home;
        }
        String variable = System.getenv("JACKFIELD_HOME");
        return variable == null || variable.isBlank()
                ? Path.of(System.getProperty(DISTRIBUTION, "."))
                : Path.of(variable);
    }

    /** The variables of the process and, below them, of {@code config/.env}. */
    public Map<String, String> environment() {
        return LaunchEnvironment.read(home().resolve("config/.env"), System.getenv());
    }

    /**
     * The whole configuration, every problem of it an error, with examples in place of servers that only a run starts.
     */
    public HostConfig config() {
        HostConfig draft = draft();
        return StandInAddresses.examplesFor(draft).load(draft, environment());
    }

    /** The configuration as far as it can be read. */
    public HostConfig draft() {
        return HostConfig.draft(home(), environment());
    }
}
