package io.jackfield.benchmarks.process;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What the host's metrics say of walls that have acted on plugins: calls refused, kept waiting, interrupted, given up.
 */
public final class WallActs {
    private static final Pattern ACT = Pattern.compile(
            "^plugin_(refusals_total|waits_total|interrupts_total|quarantines_total|stuck_calls)\\{(.*)} ([0-9.E+]+)$",
            Pattern.MULTILINE);
    private static final Pattern PLUGIN = Pattern.compile("plugin=\"([^\"]*)\"");
    private static final Pattern REASON = Pattern.compile("reason=\"([^\"]*)\"");

    private WallActs() {}

    /**
     * A line for each act and plugin, such as {@code command-chat refusals full: 3}.
     *
     * @param metrics in Prometheus' text format
     * @param guilty a plugin on which walls are to act
     */
    public static List<String> in(String metrics, String guilty) {
        return ACT.matcher(metrics)
                .results()
                .filter(act -> Double.parseDouble(act.group(3)) > 0)
                .filter(act -> !first(PLUGIN, act).equals(guilty))
                .map(WallActs::line)
                .toList();
    }

    private static String line(MatchResult act) {
        String what = act.group(1).replace("_total", "").replace('_', ' ');
        String times = "%.0f".formatted(Double.parseDouble(act.group(3)));
        return String.join(" ", first(PLUGIN, act), what, first(REASON, act)).strip() + ": " + times;
    }

    private static String first(Pattern label, MatchResult act) {
        return label.matcher(act.group(2))
                .results()
                .findFirst()
                .map(found -> found.group(1))
                .orElse("");
    }
}
