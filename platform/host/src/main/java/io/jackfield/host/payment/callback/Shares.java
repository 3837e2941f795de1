package io.jackfield.host.payment.callback;

import java.util.HashMap;
import java.util.Map;

/**
 * How many calls are under way. Each provider has a share of its own, so that a slow one holds up no other; strangers
 * leave half of it to those who are known. Core loop only.
 */
final class Shares {
    static final int MOST = 128;
    private static final int MOST_OF_STRANGERS = MOST / 2;

    private final Map<String, Share> shares = new HashMap<>();

    private static final class Share {
        private int all;
        private int strangers;
    }

    /** Whether there is room; whoever is let in has to {@link #leave} once. */
    boolean enter(String provider, boolean trusted) {
        Share share = shares.computeIfAbsent(provider, unknown -> new Share());
        if (share.all >= MOST || !trusted && share.strangers >= MOST_OF_STRANGERS) {
            return false;
        }
        share.all++;
        share.strangers += trusted ? 0 : 1;
        return true;
    }

    /** @param trusted as it was when it entered */
    void leave(String provider, boolean trusted) {
        Share share = shares.get(provider);
        share.all--;
        share.strangers -= trusted ? 0 : 1;
    }
}
