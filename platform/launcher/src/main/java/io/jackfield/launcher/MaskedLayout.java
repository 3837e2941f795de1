package io.jackfield.launcher;

import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.ILoggingEvent;

/**
 * Each event as a line, by its pattern or as JSON, without bot tokens and authorization headers, exceptions included.
 */
public final class MaskedLayout extends PatternLayout {
    private boolean json;

    /** Called by Logback with what {@code logback.xml} says. */
    public void setFormat(String format) {
        json = format.equals(LaunchEnvironment.JSON);
    }

    @Override
    public String doLayout(ILoggingEvent event) {
        return json ? JsonLine.of(event) : Masking.mask(super.doLayout(event));
    }
}
