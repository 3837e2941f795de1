package io.jackfield.api.notice;

import io.jackfield.api.BotView;
import io.jackfield.api.Experimental;
import java.time.Instant;
import java.util.Optional;
import org.pf4j.ExtensionPoint;

/**
 * One kind of notices. One instance serves everybody and takes calls from many threads at once.
 *
 * <p>The host asks what is due, tells each chat once for each key, leaves out those who have switched the kind off or
 * whose plan does not open it, waits for the end of their quiet hours, and remembers what was told.
 */
@Experimental
public interface NoticeKind extends ExtensionPoint {
    NoticeSpec spec();

    /**
     * What is due now. The same notices may be given again and again: only new keys are told. Nothing unless
     * overridden.
     *
     * @param since when it was last asked and all pages were taken; the beginning of 1970 at first
     * @param after {@link NoticePage#next()} of the page before; absent for the first
     * @param most how many to give
     */
    default NoticePage due(BotView bot, Instant since, Optional<String> after, int most) throws Exception {
        return NoticePage.none();
    }
}
