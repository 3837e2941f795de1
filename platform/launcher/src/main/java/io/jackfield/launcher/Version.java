package io.jackfield.launcher;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The version from the jar's manifest. */
public final class Version implements IVersionProvider {
    /** For people. */
    public static String text() {
        return "Jackfield " + number().orElse("built from source");
    }

    @Override
    public String[] getVersion() {
        return new String[] {text()};
    }

    /** Absent outside of a jar. */
    static Optional<String> number() {
        return Optional.ofNullable(Version.class.getPackage().getImplementationVersion());
    }
}
