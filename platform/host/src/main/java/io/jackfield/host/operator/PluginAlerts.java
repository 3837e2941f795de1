package io.jackfield.host.operator;

import io.jackfield.host.alerts.AlertObject;
import io.jackfield.host.alerts.Alerts;
import io.jackfield.host.alerts.Trouble;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The alerts that plugins raise, under keys of their own. A plugin has a ceiling, so that one that fails in a loop does
 * not bury what others have to say; beyond it there is one alert that says so. What a plugin has raised is over when it
 * goes. From any thread.
 */
public final class PluginAlerts {
    private static final Logger LOG = LoggerFactory.getLogger(PluginAlerts.class);
    private static final int MOST_OPEN = 20;
    private static final int MOST_KEYS_A_DAY = 100;
    /** No plugin can raise it: a key has no blank. */
    private static final String CEILING = "too many";

    private final Alerts alerts;
    private final Clock clock;
    private final Map<String, Raised> byPlugin = new HashMap<>();

    public PluginAlerts(Alerts alerts, Clock clock) {
        this.alerts = alerts;
        this.clock = clock;
    }

    private static final class Raised {
        private final Set<String> open = new HashSet<>();
        private final Set<String> keysOfDay = new HashSet<>();
        private LocalDate day = LocalDate.EPOCH;

        /** Whether this is the first time on that day. */
        boolean begins(LocalDate today) {
            if (today.equals(day)) {
                return false;
            }
            day = today;
            keysOfDay.clear();
            return true;
        }

        boolean admits(String key) {
            if (open.contains(key)) {
                return true;
            }
            boolean ofToday = keysOfDay.contains(key);
            if (open.size() == MOST_OPEN || keysOfDay.size() == MOST_KEYS_A_DAY && !ofToday) {
                return false;
            }
            keysOfDay.add(key);
            return open.add(key);
        }
    }

    /** Those of one plugin. */
    public OwnAlerts of(String plugin) {
        return new OwnAlerts() {
            @Override
            public void raise(String key, String sentence) {
                PluginAlerts.this.raise(plugin, key, sentence);
            }

            @Override
            public void over(String key) {
                PluginAlerts.this.over(plugin, key);
            }
        };
    }

    private synchronized void raise(String plugin, String key, String sentence) {
        String words = "plugin " + plugin + ": " + sentence;
        Raised raised = byPlugin.computeIfAbsent(plugin, first -> new Raised());
        if (raised.begins(clock.instant().atOffset(ZoneOffset.UTC).toLocalDate())) {
            alerts.clear(key(plugin, CEILING));
        }
        if (raised.admits(key)) {
            alerts.raise(Trouble.of(key(plugin, key), words).about(AlertObject.plugin(plugin)));
            return;
        }
        LOG.warn("operator: plugin {} has raised too many alerts; not shown: {} {}", plugin, key, words);
        alerts.raise(Trouble.of(
                        key(plugin, CEILING),
                        "plugin " + plugin + " raises too many alerts; further ones are in the log only")
                .about(AlertObject.plugin(plugin)));
    }

    private synchronized void over(String plugin, String key) {
        Raised raised = byPlugin.get(plugin);
        if (raised != null && raised.open.remove(key)) {
            alerts.clear(key(plugin, key));
            alerts.clear(key(plugin, CEILING));
        }
    }

    /** The set of live plugins is another one: what others have raised is over. */
    public synchronized void keep(Predicate<String> live) {
        byPlugin.entrySet().removeIf(entry -> {
            if (live.test(entry.getKey())) {
                return false;
            }
            entry.getValue().open.forEach(key -> alerts.clear(key(entry.getKey(), key)));
            alerts.clear(key(entry.getKey(), CEILING));
            return true;
        });
    }

    private static String key(String plugin, String key) {
        return "plugin." + plugin + "." + key;
    }
}
