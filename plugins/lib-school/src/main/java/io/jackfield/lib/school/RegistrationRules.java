package io.jackfield.lib.school;

import static java.util.Objects.requireNonNull;

import io.jackfield.api.PluginConfig;
import java.time.Duration;

/**
 * How much a registration puts up with.
 *
 * @param codeLife how long a mailed code is good
 * @param triesPerCode wrong codes before a mailed one is worth nothing
 * @param addressesPerDay that one person may name in 24 hours
 * @param codesPerDay wrong codes of one person in 24 hours; four times as many of all persons for one address
 * @param lettersPerHour to one address, whoever names it
 */
public record RegistrationRules(
        Duration codeLife, int triesPerCode, int addressesPerDay, int codesPerDay, int lettersPerHour) {
    public RegistrationRules {
        requireNonNull(codeLife, "codeLife");
    }

    /**
     * The keys {@code codeLife}, {@code triesPerCode}, {@code addressesPerDay}, {@code codesPerDay},
     * {@code lettersPerHour}.
     */
    public static RegistrationRules from(PluginConfig config) {
        return new RegistrationRules(
                config.duration("codeLife", Duration.ofMinutes(15)),
                config.number("triesPerCode", 1, 20, 5),
                config.number("addressesPerDay", 1, 100, 5),
                config.number("codesPerDay", 1, 100, 15),
                config.number("lettersPerHour", 1, 100, 3));
    }
}
