package io.jackfield.testkit.log;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;

/** Remembers everything from DEBUG up, of libraries of the host from INFO up. */
final class RecordingLogger extends LegacyAbstractLogger {
    private static final long serialVersionUID = 1L;
    /** In the process of a plugin: the tests hear of it by what is printed. */
    private static final boolean PRINTED = Boolean.getBoolean("jackfield.testkit.printLog");
    /** What a real host is made of says very much at this level, and nothing about plugins. */
    private static final List<String> TALKATIVE = List.of("io.netty.", "io.vertx.", "org.flywaydb.", "io.zonky.");

    private final boolean isTalkative;

    RecordingLogger(String name) {
        this.name = name;
        isTalkative = TALKATIVE.stream().anyMatch(name::startsWith);
    }

    @Override
    public boolean isTraceEnabled() {
        return false;
    }

    @Override
    public boolean isDebugEnabled() {
        return !isTalkative;
    }

    @Override
    public boolean isInfoEnabled() {
        return true;
    }

    @Override
    public boolean isWarnEnabled() {
        return true;
    }

    @Override
    public boolean isErrorEnabled() {
        return true;
    }

    @Override
    protected String getFullyQualifiedCallerName() {
        return RecordingLogger.class.getName();
    }

    @Override
    protected void handleNormalizedLoggingCall(
            Level level, Marker marker, String pattern, Object[] arguments, Throwable thrown) {
        String message = MessageFormatter.basicArrayFormat(pattern, arguments);
        RecordedLog.add(level + " " + name + " - " + message + stackOf(thrown));
        if (PRINTED) {
            System.out.println(("@" + level + " " + name + " " + message + stackOf(thrown)).replaceAll("\\R", " | "));
        }
    }

    private static String stackOf(Throwable thrown) {
        if (thrown == null) {
            return "";
        }
        StringWriter stack = new StringWriter();
        thrown.printStackTrace(new PrintWriter(stack));
        return "\n" + stack;
    }
}
