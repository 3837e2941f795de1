package io.jackfield.launcher.sentry;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.sentry.AsyncHttpTransportFactory;
import io.sentry.Hint;
import io.sentry.SentryClient;
import io.sentry.SentryEvent;
import io.sentry.SentryOptions;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import org.slf4j.LoggerFactory;

/**
 * Hears every error in the log and reports it, as often as {@link EventBudget} allows. Sends on a thread of its own;
 * what cannot be sent is dropped.
 */
public final class SentryReports extends AppenderBase<ILoggingEvent> implements AutoCloseable {
    private static final int MOST_WAITING = 30;
    private static final int TIMEOUT_MILLIS = 5_000;

    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final EventBudget budget = new EventBudget(System::nanoTime);
    private final SentryClient client;
    private final UnaryOperator<String> versionOf;

    private SentryReports(SentryClient client, UnaryOperator<String> versionOf) {
        this.client = client;
        this.versionOf = versionOf;
        setName("sentry");
        setContext(root.getLoggerContext());
    }

    /**
     * Errors are reported from now on until it is closed.
     *
     * @param versionOf the version of a plugin by its id, empty where it is not known
     */
    public static SentryReports begin(String dsn, String release, UnaryOperator<String> versionOf) {
        SentryReports reports = new SentryReports(client(options(dsn, release)), versionOf);
        reports.start();
        reports.root.addAppender(reports);
        return reports;
    }

    private static SentryClient client(SentryOptions options) {
        try {
            return new SentryClient(options);
        } catch (IllegalArgumentException e) {
            // The message of the cause would show the key.
            throw new JackfieldException(
                    StandardError.CONFIG_INVALID,
                    "SENTRY_DSN cannot be read; it looks like https://key@host/project, or is empty for no reports");
        }
    }

    private static SentryOptions options(String dsn, String release) {
        SentryOptions options = new SentryOptions();
        options.setDsn(dsn);
        options.setRelease("jackfield@" + release);
        options.setTransportFactory(new AsyncHttpTransportFactory());
        options.setSendDefaultPii(false);
        options.setAttachServerName(false);
        options.setAttachStacktrace(false);
        options.setAttachThreads(false);
        options.setMaxBreadcrumbs(0);
        options.setSendModules(false);
        options.setSendClientReports(false);
        options.setEnableAutoSessionTracking(false);
        options.setEnableUncaughtExceptionHandler(false);
        options.setEnableShutdownHook(false);
        options.setMaxQueueSize(MOST_WAITING);
        options.setConnectionTimeoutMillis(TIMEOUT_MILLIS);
        options.setReadTimeoutMillis(TIMEOUT_MILLIS);
        return options;
    }

    @Override
    protected void append(ILoggingEvent line) {
        if (!line.getLevel().isGreaterOrEqual(Level.ERROR)
                || line.getLoggerName().startsWith("io.sentry")) {
            return;
        }
        OptionalInt leftOut = budget.take(kind(line));
        if (leftOut.isPresent()) {
            SentryEvent event = ErrorEvent.of(line, versionOf);
            event.setTag("left.out", Integer.toString(leftOut.getAsInt()));
            client.captureEvent(event, null, new Hint());
        }
    }

    private static String kind(ILoggingEvent line) {
        String failure =
                line.getThrowableProxy() == null ? "" : line.getThrowableProxy().getClassName();
        return line.getLoggerName() + ' ' + ErrorEvent.pluginOf(line) + ' ' + failure;
    }

    /** Sends what waits, for a short time. */
    @Override
    public void close() {
        root.detachAppender(this);
        stop();
        client.close();
    }
}
