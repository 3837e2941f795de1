package io.jackfield.host.store;

import java.time.Duration;

/**
 * How long the journal's writer waits. A slow commit is told of and nothing else; only much later is the connection
 * given up.
 *
 * @param notice after so long without an answer the database counts as away: nothing new is taken until it answers
 * @param giveUp after so long without an answer another connection is tried; longer each time that this does not help
 * @param beat with nothing to write it is asked this often whether it would
 * @param passing so long after a failure new rows are still taken: a server that restarts is soon back
 */
record WriteLimits(Duration notice, Duration giveUp, Duration beat, Duration passing) {
    static final WriteLimits STANDARD = new WriteLimits(
            Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofSeconds(2), Duration.ofSeconds(3));

    /** How often to look. */
    Duration look() {
        return beat.dividedBy(2);
    }
}
