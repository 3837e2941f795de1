package io.jackfield.api.notice;

import static java.util.Objects.requireNonNull;

import io.jackfield.api.Experimental;
import io.jackfield.api.ExtensionName;
import java.util.Optional;

/**
 * What a kind of notices is called and when it is looked for. Immutable; every method gives a new one.
 *
 * @param name in configuration: 2 to 32 of a-z 0-9 and -; one plugin of a bot has it
 * @param title key of the plugin's text that users switch it off by
 * @param cron when {@link NoticeKind#due} is asked, in the bot's time zone: five fields as in Unix. Empty for one that
 *     is only told through {@link io.jackfield.api.desk.NoticeDesk#tell}. A bot's file can set another under
 *     {@code notices}
 * @param optional whether users can switch it off
 * @param feature what the reader's plan must open, as {@link io.jackfield.api.desk.BillingDesk#access} knows it
 */
@Experimental
public record NoticeSpec(String name, String title, String cron, boolean optional, Optional<String> feature) {
    public NoticeSpec {
        ExtensionName.require("notice", name);
        requireNonNull(title, "title");
        requireNonNull(cron, "cron");
        requireNonNull(feature, "feature");
    }

    /** One that users can switch off, and that is looked for at no time of its own. */
    public static NoticeSpec named(String name, String title) {
        return new NoticeSpec(name, title, "", true, Optional.empty());
    }

    /** The same, looked for at these times. */
    public NoticeSpec at(String cron) {
        return new NoticeSpec(name, title, cron, optional, feature);
    }

    /** The same, which nobody can switch off. */
    public NoticeSpec always() {
        return new NoticeSpec(name, title, cron, false, feature);
    }

    /** The same for those whose plan opens this. */
    public NoticeSpec needing(String feature) {
        return new NoticeSpec(name, title, cron, optional, Optional.of(feature));
    }
}
