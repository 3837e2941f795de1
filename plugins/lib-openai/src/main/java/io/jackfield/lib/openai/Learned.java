package io.jackfield.lib.openai;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What asking a service has taught about its models, kept as long as the plugin is loaded: what they do not take, and
 * which of them begin with thoughts that no tag announces. From any thread.
 */
final class Learned {
    private final Logger log;
    private final String file;
    private final Manners configured;
    private final Map<String, Manners> manners = new ConcurrentHashMap<>();
    private final Set<String> thinkers = ConcurrentHashMap.newKeySet();

    /** @param service the provider's name */
    Learned(String service, Manners configured) {
        log = LoggerFactory.getLogger("plugin.llm-" + service);
        file = "config/plugins/llm-" + service + ".yaml";
        this.configured = configured;
    }

    /** How to ask this model. */
    Manners manners(RequestDraft draft) {
        Manners known = manners.getOrDefault(draft.request().model(), configured);
        return draft.model().map(entry -> known.omitting(entry.omit())).orElse(known);
    }

    /** A question was taken that was asked like this. */
    void took(RequestDraft draft, Manners taken) {
        String model = draft.request().model();
        if (!manners(draft).equals(taken) && !taken.equals(manners.put(model, taken))) {
            log.warn(
                    "model {} is asked otherwise from now on, because it refuses what others take; {}: {}",
                    model,
                    file,
                    taken);
        }
    }

    boolean beginsWithThoughts(String model) {
        return thinkers.contains(model);
    }

    void answered(String model, Answer answer) {
        if (answer.beganWithThoughts()) {
            thinkers.add(model);
        } else {
            thinkers.remove(model);
        }
    }
}
