package io.jackfield.host.memory;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.jackfield.host.loop.CoreLoop;
import io.jackfield.host.store.MemoryKey;
import io.jackfield.host.store.MemoryScope;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shelves of small values, cached. Misses of one turn of the loop are read in one question: a question per user would
 * cost more than the rest of an update's way. Core loop only, but for what is {@link #cached}.
 */
public final class MemoryCache {
    private static final Logger LOG = LoggerFactory.getLogger(MemoryCache.class);
    /** A share of the heap, in the units of {@link #weight}. */
    private static final long MOST = Runtime.getRuntime().maxMemory() / 16;

    private static final int MOST_PER_QUESTION = 1_000;
    private static final Duration RETRY = Duration.ofMillis(250);

    private final CoreLoop loop;
    private final Function<Collection<MemoryScope>, Future<Map<MemoryScope, Map<String, String>>>> stored;
    private final Cache<MemoryScope, Map<String, String>> cache = Caffeine.newBuilder()
            .maximumWeight(MOST)
            .weigher(MemoryCache::weight)
            .executor(Runnable::run)
            .build();
    private final Map<MemoryScope, Promise<Map<String, String>>> asked = new LinkedHashMap<>();
    private final Map<MemoryScope, Promise<Map<String, String>>> wanted = new LinkedHashMap<>();
    /** Written while they were being read: what was read may be old. */
    private final Set<MemoryScope> overtaken = new HashSet<>();

    /** @param stored reads whole scopes */
    public MemoryCache(
            CoreLoop loop, Function<Collection<MemoryScope>, Future<Map<MemoryScope, Map<String, String>>>> stored) {
        this.loop = loop;
        this.stored = stored;
    }

    /** The shelf if it is in memory, else null. From any thread. */
    public Map<String, String> cached(MemoryScope key) {
        return cache.getIfPresent(key);
    }

    /** The shelf, and an empty one if it would have to be read first. From any thread. */
    public Map<String, String> cachedOrEmpty(MemoryScope key) {
        Map<String, String> known = cached(key);
        return known == null ? Map.of() : known;
    }

    /** The shelf; waits for the database as long as that takes. */
    public Future<Map<String, String>> get(MemoryScope key) {
        Map<String, String> known = cache.getIfPresent(key);
        if (known != null) {
            return Future.succeededFuture(known);
        }
        Promise<Map<String, String>> running = asked.get(key);
        if (running != null) {
            return running.future();
        }
        if (wanted.isEmpty()) {
            loop.afterThisTurn(this::ask);
        }
        return wanted.computeIfAbsent(key, absent -> Promise.promise()).future();
    }

    /** Values have been stored. */
    public void stored(Map<MemoryKey, Optional<String>> values) {
        values.forEach((key, value) -> {
            if (asked.containsKey(key.scope())) {
                overtaken.add(key.scope());
            }
            cache.asMap().computeIfPresent(key.scope(), (shelf, before) -> with(before, key.name(), value));
        });
    }

    /** About the bytes that it takes. */
    private static int weight(MemoryScope key, Map<String, String> shelf) {
        long bytes = 200L + key.scope().length();
        for (Map.Entry<String, String> value : shelf.entrySet()) {
            bytes += 150L + value.getKey().length() + 2L * value.getValue().length();
        }
        return (int) Math.min(bytes, Integer.MAX_VALUE);
    }

    /** What was kept of a group is kept under another id now, by its members' shelves and by its own. */
    void moved(int bot, long from, long to) {
        cache.asMap().keySet().removeIf(key -> key.bot() == bot && concerns(key, from, to));
        asked.keySet().stream().filter(key -> key.bot() == bot).forEach(overtaken::add);
    }

    /** What was kept of a user has been deleted. */
    public void forgotten(int bot, long user) {
        cache.asMap().keySet().removeIf(key -> key.bot() == bot && isOf(key, user));
        asked.keySet().stream().filter(key -> key.bot() == bot).forEach(overtaken::add);
    }

    /** Shelves that begin with a # are the host's lists of many users. */
    private static boolean isOf(MemoryScope key, long user) {
        String scope = key.scope();
        return scope.equals("user:" + user) || scope.endsWith(":user:" + user) || scope.startsWith("#");
    }

    private static boolean concerns(MemoryScope key, long from, long to) {
        String scope = key.scope();
        boolean ofGroup = scope.startsWith("chat:" + from + ":") || scope.startsWith("chat:" + to + ":");
        return key.plugin().isEmpty() || ofGroup || scope.equals("user:" + from) || scope.equals("user:" + to);
    }

    private static Map<String, String> with(Map<String, String> before, String name, Optional<String> value) {
        Map<String, String> after = new HashMap<>(before);
        value.ifPresentOrElse(text -> after.put(name, text), () -> after.remove(name));
        return Map.copyOf(after);
    }

    private void ask() {
        Map<MemoryScope, Promise<Map<String, String>>> question = new LinkedHashMap<>();
        for (var entry : wanted.entrySet()) {
            if (question.size() < MOST_PER_QUESTION) {
                question.put(entry.getKey(), entry.getValue());
            }
        }
        wanted.keySet().removeAll(question.keySet());
        asked.putAll(question);
        read(question);
        if (!wanted.isEmpty()) {
            loop.afterThisTurn(this::ask);
        }
    }

    private void read(Map<MemoryScope, Promise<Map<String, String>>> question) {
        stored.apply(question.keySet())
                .onSuccess(memoryCache -> answer(question, memoryCache))
                .onFailure(error -> {
                    LOG.warn("memory: cannot be read, {}; trying again", error.getMessage());
                    loop.later(RETRY, () -> read(question));
                });
    }

    private void answer(
            Map<MemoryScope, Promise<Map<String, String>>> question,
            Map<MemoryScope, Map<String, String>> memoryCache) {
        Map<MemoryScope, Promise<Map<String, String>>> again = new LinkedHashMap<>();
        question.forEach((key, promise) -> {
            if (overtaken.remove(key)) {
                again.put(key, promise);
                return;
            }
            asked.remove(key);
            Map<String, String> shelf = Map.copyOf(memoryCache.get(key));
            cache.put(key, shelf);
            promise.complete(shelf);
        });
        if (!again.isEmpty()) {
            read(again);
        }
    }
}
