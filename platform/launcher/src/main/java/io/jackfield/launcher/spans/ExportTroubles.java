package io.jackfield.launcher.spans;

import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings what the library says of a collector that does not answer into our log; it says it by itself once a minute at
 * most.
 */
final class ExportTroubles extends Handler {
    private static final org.slf4j.Logger LOG = LoggerFactory.getLogger(ExportTroubles.class);

    /** Kept, or the library's would be made anew. */
    private final Logger library = Logger.getLogger("io.opentelemetry");

    private ExportTroubles() {}

    static ExportTroubles heard() {
        ExportTroubles troubles = new ExportTroubles();
        troubles.library.setUseParentHandlers(false);
        troubles.library.addHandler(troubles);
        return troubles;
    }

    @Override
    public void publish(LogRecord told) {
        if (told.getLevel().intValue() >= Level.WARNING.intValue()) {
            Throwable cause = told.getThrown();
            LOG.warn("spans: {}{}", told.getMessage(), cause == null ? "" : " (" + cause + ")");
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        library.removeHandler(this);
        library.setUseParentHandlers(true);
    }
}
