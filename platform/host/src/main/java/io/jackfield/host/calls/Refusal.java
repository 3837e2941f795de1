package io.jackfield.host.calls;

import io.jackfield.api.JackfieldException;
import java.util.Locale;

/**
 * Why a call does not get in.
 *
 * @param error for whoever asked
 */
record Refusal(Reason reason, JackfieldException error) {
    /** As the metric has it. */
    enum Reason {
        /** The plugin is not called at present. */
        QUARANTINE,
        /** As many calls as may run are running, and as many as may wait are waiting. */
        FULL,
        /** It has waited for its turn as long as it may. */
        WAITED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
