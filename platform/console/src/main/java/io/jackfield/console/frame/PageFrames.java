package io.jackfield.console.frame;

import io.jackfield.host.admin.ConsolePages;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * The pages of plugins that are open in frames, each under an address that nobody can guess: a sandboxed frame has no
 * cookies, so the address is what it shows. It counts for as long as it is used, and as the session behind it. Core
 * loop only.
 */
final class PageFrames {
    /** Below the console, with the token and a path of the page behind it. */
    static final String PATH = ConsolePages.FRAMES.substring(ConsolePages.PATH.length());

    static final Duration IDLE = Duration.ofMinutes(15);
    private static final int MOST = 1_000;
    private static final int TOKEN_BYTES = 24;

    private final SecureRandom random = new SecureRandom();
    private final LongSupplier nanoTime;
    /** The one that was left alone longest comes first. */
    private final LinkedHashMap<String, Kept> kept = new LinkedHashMap<>(16, 0.75f, true);

    PageFrames(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /**
     * One of them.
     *
     * @param session the secret of whose it is
     */
    record Opened(String session, String plugin, String page, Choices choices) {}

    private record Kept(Opened opened, long usedNanos) {}

    /** Where it is from now on, below the console. */
    String open(Opened opened) {
        dropOld();
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        kept.put(token, new Kept(opened, nanoTime.getAsLong()));
        return PATH + token + "/";
    }

    Optional<Opened> find(String token) {
        dropOld();
        return Optional.ofNullable(
                        kept.computeIfPresent(token, (same, one) -> new Kept(one.opened(), nanoTime.getAsLong())))
                .map(Kept::opened);
    }

    private void dropOld() {
        long now = nanoTime.getAsLong();
        Iterator<Map.Entry<String, Kept>> oldest = kept.entrySet().iterator();
        while (oldest.hasNext()) {
            Kept one = oldest.next().getValue();
            if (kept.size() <= MOST && now - one.usedNanos() < IDLE.toNanos()) {
                return;
            }
            oldest.remove();
        }
    }
}
