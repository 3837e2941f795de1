package io.jackfield.host.plugins;

import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * The numbers by which the operating system knows threads, as the JDK's thread dump has them: for a virtual thread that of its
 * carrier, if it has one at that moment.
 */
final class ThreadNumbers {
    private static final Pattern HEAD = Pattern.compile("^\".*\" #(\\d+) \\[(\\d+)]");
    private static final Pattern CARRIED = Pattern.compile("^ +Carrying virtual thread #(\\d+)");

    private ThreadNumbers() {}

    /** By {@link Thread#threadId}. Stops all threads for a few milliseconds. */
    static Map<Long, Integer> now() throws JMException {
        Object dump = ManagementFactory.getPlatformMBeanServer()
                .invoke(
                        new ObjectName("com.sun.management:type=DiagnosticCommand"),
                        "threadPrint",
                        new Object[] {new String[0]},
                        new String[] {String[].class.getName()});
        return read((String) dump);
    }

    static Map<Long, Integer> read(String dump) {
        Map<Long, Integer> numbers = new HashMap<>();
        int number = 0;
        for (String line : dump.lines().toList()) {
            Matcher head = HEAD.matcher(line);
            if (head.find()) {
                number = Integer.parseInt(head.group(2));
                numbers.put(Long.parseLong(head.group(1)), number);
                continue;
            }
            Matcher carried = CARRIED.matcher(line);
            if (carried.find()) {
                numbers.put(Long.parseLong(carried.group(1)), number);
            }
        }
        return numbers;
    }
}
