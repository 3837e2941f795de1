package io.jackfield.host.trust;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.host.config.Permission;
import io.jackfield.host.config.Permissions;
import io.jackfield.host.config.read.FileConfig;
import java.util.function.Supplier;

/**
 * What one plugin may do. What the operator takes back counts at once, what is added when the plugin comes up anew.
 *
 * @param plugin its id
 * @param declared what its jar asks for
 * @param given what the operator left of that when the plugin came up
 * @param limit what the operator leaves to it now
 */
public record Grant(String plugin, Permissions declared, Permissions given, Supplier<Permissions> limit) {
    /** One that never changes. */
    public Grant(String plugin, Permissions declared, Permissions given) {
        this(plugin, declared, given, () -> given);
    }

    /** What it may do now. */
    public Permissions granted() {
        return given.limitedTo(limit.get());
    }

    /** Whether it has been given this one and has it still. */
    public boolean has(Permission permission) {
        return given.has(permission) && limit.get().has(permission);
    }

    /** Throws {@link StandardError#NOT_PERMITTED} with the way out when the plugin may not. */
    public void require(Permission permission) {
        require(permission, permission.meaning());
    }

    /** @param deed what it was about to do, as the end of 'the plugin may not …' */
    public void require(Permission permission, String deed) {
        if (!has(permission)) {
            throw new JackfieldException(StandardError.NOT_PERMITTED, refusal(permission, deed));
        }
    }

    /** Whether it may use the database of this name in jackfield.yaml. */
    public boolean hasDatabase(String name) {
        return given.hasDatabase(name) && limit.get().hasDatabase(name);
    }

    /** Throws {@link StandardError#NOT_PERMITTED} with the way out when it may not use that database. */
    public void requireDatabase(String name) {
        if (!hasDatabase(name)) {
            throw new JackfieldException(
                    StandardError.NOT_PERMITTED,
                    refusal("use database " + name, declared.hasDatabase(name), "database:" + name));
        }
    }

    private String refusal(Permission permission, String deed) {
        return refusal(deed, declared.has(permission), permission.word());
    }

    private String refusal(String deed, boolean isDeclared, String word) {
        String wayOut = isDeclared
                ? "the operator keeps that back; add " + word + " to plugins.trust.permissions." + plugin
                        + " in config/jackfield.yaml"
                : "its jar does not ask for it; add " + word
                        + " to plugin.permissions in its pom (Plugin-Permissions of the manifest)";
        return "plugin " + plugin + " may not " + deed + ": " + wayOut;
    }

    /** The configuration as the plugin may read it at any time. */
    public FileConfig guard(FileConfig config) {
        return config.guarded(
                () -> has(Permission.SECRETS) ? "" : refusal(Permission.SECRETS, "read the secret " + FileConfig.KEY));
    }
}
