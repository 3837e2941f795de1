package io.jackfield.benchmarks.load;

import io.jackfield.benchmarks.wire.Loop;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongPredicate;

/** Messages that nobody has asked for, counted by chat. */
public final class Arrivals {
    private final Loop loop;
    private final Map<Long, Integer> counts = new HashMap<>();
    private long all;

    /** @param chats in which they are counted */
    public Arrivals(Loop loop, FakeBotApi telegram, LongPredicate chats) {
        this.loop = loop;
        telegram.connectScreens(call -> {
            if (call.showsText() && chats.test(call.chatId())) {
                all++;
                counts.merge(call.chatId(), 1, Integer::sum);
            }
        });
    }

    /** Messages so far. */
    public long all() {
        return loop.ask(() -> all);
    }

    /** Chats that have one so far. */
    public int chats() {
        return loop.ask(counts::size);
    }

    /** Messages beyond the first of each chat. */
    public long doubled() {
        return loop.ask(() -> all - counts.size());
    }
}
