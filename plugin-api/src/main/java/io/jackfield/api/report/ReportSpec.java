package io.jackfield.api.report;

import static java.util.Objects.requireNonNull;

import io.jackfield.api.Experimental;
import io.jackfield.api.ExtensionName;
import java.util.Optional;
import java.util.Set;

/**
 * What a report is called, which days it can be about, and who may ask for it. Immutable; every method gives a new one.
 *
 * @param name in configuration: 2 to 32 of a-z 0-9 and -; one plugin of a bot has it
 * @param title key of the plugin's text that users choose it by
 * @param periods that it can be made for, at least one
 * @param roles those who may ask for it, as {@code staff} of the bot's file has them; empty when everybody may
 * @param feature what the asker's plan must open, as {@link io.jackfield.api.desk.BillingDesk#access} knows it
 */
@Experimental
public record ReportSpec(
        String name, String title, Set<ReportPeriod.Kind> periods, Set<String> roles, Optional<String> feature) {
    public ReportSpec {
        ExtensionName.require("report", name);
        requireNonNull(title, "title");
        periods = Set.copyOf(periods);
        if (periods.isEmpty()) {
            throw new IllegalArgumentException("report " + name + " has no period; name one or more");
        }
        roles = Set.copyOf(roles);
        requireNonNull(feature, "feature");
    }

    /** One that everybody may ask for, whatever their plan. */
    public static ReportSpec named(String name, String title, ReportPeriod.Kind... periods) {
        return new ReportSpec(name, title, Set.of(periods), Set.of(), Optional.empty());
    }

    /** The same for these roles only. */
    public ReportSpec forRoles(String... roles) {
        return new ReportSpec(name, title, periods, Set.of(roles), feature);
    }

    /** The same for those whose plan opens this. */
    public ReportSpec needing(String feature) {
        return new ReportSpec(name, title, periods, roles, Optional.of(feature));
    }
}
