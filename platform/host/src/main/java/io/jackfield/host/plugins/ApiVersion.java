package io.jackfield.host.plugins;

/** The version of the contract that this host offers; plugins name a range of it in {@code Plugin-Requires}. */
public final class ApiVersion {
    public static final String CURRENT = "0.1.0";

    private ApiVersion() {}
}
