package io.jackfield.console.frame;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.vertx.core.VertxException;
import io.vertx.ext.web.handler.HttpException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What went wrong, for the one before the page.
 *
 * @param titleKey of the texts
 * @param words what the host says of it
 * @param right the right that is missing; empty where it is something else
 * @param trace what joins the page and the log; empty where the log says nothing
 */
public record ErrorPage(int status, String titleKey, String words, String right, String trace) {
    private static final Logger LOG = LoggerFactory.getLogger(ErrorPage.class);

    /** Of the text that says what the missing right is for. */
    public String rightKey() {
        return "operators.right." + right;
    }

    static ErrorPage notFound() {
        return new ErrorPage(404, "frame.error.nothing", "", "", "");
    }

    static ErrorPage stale() {
        return new ErrorPage(403, "frame.error.stale", "", "", "");
    }

    /** @param what was asked, for the log */
    static ErrorPage of(Throwable failure, String what) {
        return switch (failure) {
            case MissingRight missing ->
                new ErrorPage(403, "frame.error.right", "", missing.right().word(), "");
            case JackfieldException known
            when known.error() == StandardError.NOT_PERMITTED ->
                new ErrorPage(403, "frame.error.forbidden", known.getMessage(), "", "");
            case JackfieldException known
            when known.error() == StandardError.NOT_FOUND ->
                new ErrorPage(404, "frame.error.missing", known.getMessage(), "", "");
            case JackfieldException known
            when known.error() == StandardError.REQUEST_REJECTED ->
                new ErrorPage(400, "frame.error.refused", known.getMessage(), "", "");
            case JackfieldException known
            when known.error().retryable() -> new ErrorPage(503, "frame.error.away", known.getMessage(), "", "");
            case TimeoutException late -> new ErrorPage(504, "frame.error.slow", "", "", "");
            case HttpException refused -> new ErrorPage(refused.getStatusCode(), "frame.error.refused", "", "", "");
            default -> unexpected(failure, what);
        };
    }

    private static ErrorPage unexpected(Throwable failure, String what) {
        String trace =
                "console-" + Integer.toHexString(ThreadLocalRandom.current().nextInt());
        if (!(failure instanceof VertxException)) {
            LOG.error("console: {} failed, trace={}", what, trace, failure);
        } else {
            LOG.error("console: {} failed, trace={}: {}", what, trace, failure.toString());
        }
        return new ErrorPage(500, "frame.error.fault", String.valueOf(failure.getMessage()), "", trace);
    }
}
