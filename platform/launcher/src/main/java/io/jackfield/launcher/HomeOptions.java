package io.jackfield.launcher;

import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Option;

/** What every command takes. */
final class HomeOptions {
    /** Set by {@code bin/jackfield}: the folder it lies in. */
    private static final String DISTRIBUTION = "jackfield.distribution";

    @Option(
            names = "--home",
            paramLabel = "FOLDER",
            description = "Where config, plugins and data are (JACKFIELD_HOME; else the distribution's folder).")
    private Path home;

    @Option(names = "--debug", description = "Show the stack trace of a failure.")
    private boolean debug; // looked up by Main when a command fails

    Path home() {
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
    Map<String, String> environment() {
        return LaunchEnvironment.read(home().resolve("config/.env"), System.getenv());
    }
}
