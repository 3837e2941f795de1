package io.jackfield.host.calls;

import java.util.Optional;

/**
 * How a plugin is doing, all its loaded versions together.
 *
 * @param running calls on a thread, the stuck ones included
 * @param waiting calls that wait for one of those to finish
 * @param stuck calls that were interrupted and did not end
 * @param quarantine of the live version
 */
public record PluginFigures(int running, int waiting, int stuck, Optional<Quarantine> quarantine) {
    static final PluginFigures NONE = new PluginFigures(0, 0, 0, Optional.empty());

    PluginFigures and(PluginFigures other) {
        return new PluginFigures(
                running + other.running,
                waiting + other.waiting,
                stuck + other.stuck,
                quarantine.or(other::quarantine));
    }
}
