package io.jackfield.host.plugins;

import org.pf4j.DefaultVersionManager;

/** The version of the contract that this host offers; plugins name a range of it in {@code Plugin-Requires}. */
public final class ApiVersion {
    public static final String CURRENT = "0.2.0";

    private ApiVersion() {}

    /** Whether our API is in the range that a plugin needs; as PF4J does, a bare version is taken as the lowest. */
    public static boolean isIn(String requires) {
        return isIn(requires, CURRENT);
    }

    static boolean isIn(String requires, String version) {
        String range = requires.matches("\\d+\\.\\d+\\.\\d+") ? ">=" + requires : requires;
        return range.isEmpty() || new DefaultVersionManager().checkVersionConstraint(version, range);
    }
}
