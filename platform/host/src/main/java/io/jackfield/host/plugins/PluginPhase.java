package io.jackfield.host.plugins;

import java.time.Instant;
import java.util.Locale;

/**
 * A step in the life of a jar, as it happened.
 *
 * @param number rises with each; also over restarts, so that somebody who has seen some of them can ask for those after
 *     it
 * @param plugin its id; empty when the jar does not say
 * @param version empty when the jar does not say
 * @param jar the file's name in the watched directory
 * @param step what happened
 * @param words the cause, or how much is still to be done; empty when there is nothing to say
 */
public record PluginPhase(long number, Instant at, String plugin, String version, String jar, Step step, String words) {
    /**
     * What happens to a jar, in this order when all goes well; the last three are about the version that was live
     * before.
     */
    public enum Step {
        /** A private copy was made and is a plugin. */
        COPIED,
        /** Trust, API and classes are as they should be. */
        CHECKED,
        /** Its code runs for the first time. */
        STARTED,
        LIVE,
        /** It is not taken; what was live before goes on. */
        LEFT_OUT,
        /** No new calls; those under way may finish. */
        DRAINING,
        UNLOADED,
        /** It is no longer live in any version. */
        GONE;

        /** As files and pages write it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }

        /** Whether the jar is on its way. */
        boolean isOnTheWay() {
            return this == COPIED || this == CHECKED || this == STARTED;
        }
    }
}
