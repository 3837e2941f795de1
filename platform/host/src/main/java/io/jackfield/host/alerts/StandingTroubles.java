package io.jackfield.host.alerts;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * Alerts of what is looked at again and again: one is over when a look does not find it any more. Used by one thread at
 * a time.
 */
public final class StandingTroubles {
    private final Alerts alerts;
    private Set<String> before = Set.of();

    public StandingTroubles(Alerts alerts) {
        this.alerts = alerts;
    }

    /** Takes everything that one look has found. */
    public void found(Collection<Trouble> troubles) {
        Set<String> now = new HashSet<>();
        troubles.forEach(trouble -> {
            now.add(trouble.key());
            alerts.raise(trouble);
        });
        before.stream().filter(key -> !now.contains(key)).forEach(alerts::clear);
        before = now;
    }
}
