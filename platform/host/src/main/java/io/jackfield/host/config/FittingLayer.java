package io.jackfield.host.config;

import io.jackfield.host.config.read.ConfigLayer;
import io.jackfield.host.config.read.LaidValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Finds which of the values that lie over files fit, where not all of them do. By halves: a few that do not fit are
 * found quickly.
 */
final class FittingLayer {
    private final Function<ConfigLayer, Optional<String>> problem;
    private final Map<LaidValue, String> misfits = new LinkedHashMap<>();

    /** @param problem of the configuration with such a layer; empty when it is right */
    FittingLayer(Function<ConfigLayer, Optional<String>> problem) {
        this.problem = problem;
    }

    /** The values that fit on top of others, which do, and these. */
    List<LaidValue> with(List<LaidValue> below, List<LaidValue> more) {
        if (more.isEmpty()) {
            return below;
        }
        List<LaidValue> all = new ArrayList<>(below);
        all.addAll(more);
        Optional<String> wrong = problem.apply(new ConfigLayer(all));
        if (wrong.isEmpty()) {
            return all;
        }
        if (more.size() == 1) {
            misfits.put(more.getFirst(), wrong.get());
            return below;
        }
        int half = more.size() / 2;
        return with(with(below, more.subList(0, half)), more.subList(half, more.size()));
    }

    /** Those that do not fit, and why. */
    Map<LaidValue, String> misfits() {
        return misfits;
    }
}
