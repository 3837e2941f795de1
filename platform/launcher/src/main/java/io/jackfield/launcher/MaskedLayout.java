package io.jackfield.launcher;

import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.ILoggingEvent;
import java.util.regex.Pattern;

/** Takes bot tokens and authorization headers out of every line of the log, exceptions included. */
public final class MaskedLayout extends PatternLayout {
    private static final Pattern BOT_TOKEN = Pattern.compile("(bot)?\\d{5,}:[A-Za-z0-9_-]{30,}");
    private static final Pattern BEARER = Pattern.compile("(?i)(bearer )\\S+");

    @Override
    public String doLayout(ILoggingEvent event) {
        return mask(super.doLayout(event));
    }

    static String mask(String text) {
        String withoutTokens =
                text.indexOf(':') < 0 ? text : BOT_TOKEN.matcher(text).replaceAll("$1***");
        return BEARER.matcher(withoutTokens).replaceAll("$1***");
    }
}
