package io.jackfield.launcher.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import io.jackfield.host.logs.HostLog;
import io.jackfield.host.logs.LogBuffer;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/** The log of this process, which Logback writes. */
public final class ProcessLog implements HostLog {
    @Override
    public LogBuffer lines() {
        return RecentLines.LINES;
    }

    @Override
    public Optional<String> level(String logger) {
        return logger(logger).map(Logger::getLevel).map(Level::toString);
    }

    @Override
    public void setLevel(String logger, Optional<String> level) {
        logger(logger)
                .ifPresent(found -> found.setLevel(level.map(Level::valueOf).orElse(null)));
    }

    /** Absent where something else than Logback writes the log. */
    private static Optional<Logger> logger(String name) {
        return LoggerFactory.getILoggerFactory() instanceof LoggerContext loggers
                ? Optional.of(loggers.getLogger(name))
                : Optional.empty();
    }
}
