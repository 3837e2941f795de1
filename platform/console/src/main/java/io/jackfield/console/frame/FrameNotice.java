package io.jackfield.console.frame;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What stands in a frame in place of a plugin's page.
 *
 * @param titleKey of the texts
 * @param words what the host says of it
 * @param style the address of the style sheet
 * @param again where to try once more; empty where that is no use
 */
public record FrameNotice(int status, String titleKey, String words, String style, String again) {
    private static final Logger LOG = LoggerFactory.getLogger(FrameNotice.class);

    static FrameNotice old(String style) {
        return new FrameNotice(410, "frame.framed.old", "", style, "");
    }

    static FrameNotice loggedOut(String style) {
        return new FrameNotice(401, "frame.framed.out", "", style, "");
    }

    static FrameNotice of(Throwable failure, String style, String again) {
        if (failure instanceof JackfieldException known) {
            return of(known, style, again);
        }
        if (failure instanceof TimeoutException) {
            return new FrameNotice(504, "frame.framed.failed", "", style, again);
        }
        LOG.error("console: a frame failed", failure);
        return new FrameNotice(500, "frame.framed.failed", String.valueOf(failure.getMessage()), style, again);
    }

    private static FrameNotice of(JackfieldException failure, String style, String again) {
        StandardError error = failure.error();
        if (error == StandardError.NOT_FOUND) {
            return new FrameNotice(404, "frame.framed.gone", failure.getMessage(), style, again);
        }
        if (error == StandardError.NOT_PERMITTED) {
            return new FrameNotice(403, "frame.error.forbidden", failure.getMessage(), style, "");
        }
        if (error == StandardError.REQUEST_REJECTED) {
            return new FrameNotice(400, "frame.error.refused", failure.getMessage(), style, again);
        }
        boolean later = error.retryable() || error == StandardError.TIMED_OUT;
        return new FrameNotice(later ? 503 : 502, "frame.framed.failed", failure.getMessage(), style, again);
    }
}
