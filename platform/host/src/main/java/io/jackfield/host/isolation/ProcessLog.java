package io.jackfield.host.isolation;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Takes what a process prints into the host's log: its log lines as what they are, anything else as information. */
final class ProcessLog {
    /** As {@code logback.xml} beside this class writes it. */
    private static final Pattern LINE = Pattern.compile("@(ERROR|WARN|INFO|DEBUG|TRACE) (\\S+) (.*)");

    private final Logger log;
    private final String plugin;

    ProcessLog(String plugin) {
        this.plugin = plugin;
        log = LoggerFactory.getLogger("plugin." + plugin);
    }

    /** Until there is no more. */
    void follow(BufferedReader output) {
        try {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                take(line);
            }
        } catch (IOException e) {
            log.debug("the process has gone in the middle of a line", e);
        }
    }

    private void take(String line) {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches()) {
            log.info("{}", line);
            return;
        }
        Level level = Level.valueOf(matcher.group(1));
        String message = matcher.group(3).stripTrailing();
        String logger = matcher.group(2);
        if (logger.equals("plugin." + plugin)) {
            log.atLevel(level).log("{}", message);
        } else {
            log.atLevel(level).log("{}: {}", logger, message);
        }
    }
}
