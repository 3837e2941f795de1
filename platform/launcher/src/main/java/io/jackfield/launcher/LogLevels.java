package io.jackfield.launcher;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import io.jackfield.host.config.LoggingConfig;
import org.slf4j.LoggerFactory;

/** Sets the levels that the operator wants, over those of {@code logback.xml}. */
final class LogLevels {
    private LogLevels() {}

    static void apply(LoggingConfig logging) {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext loggers) {
            logging.levels()
                    .forEach((logger, level) -> loggers.getLogger(logger).setLevel(Level.valueOf(level)));
        }
    }
}
