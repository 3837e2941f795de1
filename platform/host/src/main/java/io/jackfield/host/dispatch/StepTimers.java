package io.jackfield.host.dispatch;

import io.jackfield.host.loop.CoreLoop;
import io.jackfield.host.store.JournalListener.Stored;
import io.jackfield.host.store.JournalWriter;
import io.jackfield.host.store.MemoryKey;
import io.jackfield.host.store.MemoryScope;
import io.jackfield.host.store.NewRow;
import io.jackfield.host.store.Partitions;
import io.jackfield.host.store.RowKey;
import io.jackfield.host.telegram.IncomingUpdate;
import io.jackfield.host.telegram.PushIds;
import io.jackfield.host.telegram.ServedBot;
import io.jackfield.host.telegram.StepTimer;
import io.jackfield.host.telegram.UpdateReader;
import io.jackfield.host.telegram.UpdateReader.NotAnUpdateException;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends steps whose time is over: each becomes an update of our own, is journalled and takes its turn in the lane of its
 * chat. The timers are stored with the conversations and read once, at the start; until the conversation is closed the
 * timer stays stored, so that a crash in between repeats it, and the second time finds no conversation. Core loop only.
 */
public final class StepTimers {
    private static final Logger LOG = LoggerFactory.getLogger(StepTimers.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    private final CoreLoop loop;
    private final Function<List<MemoryScope>, Future<Map<MemoryScope, Map<String, String>>>> memory;
    private final JournalWriter journal;
    private final UpdateReader reader;
    private final Clock clock;
    private final Consumer<IncomingUpdate> lane;
    private final Map<Integer, ServedBot> bots = new HashMap<>();
    private final Map<MemoryKey, Waiting> waiting = new HashMap<>();
    /** With those that have been replaced since; they are passed over. */
    private final PriorityQueue<Waiting> byTime =
            new PriorityQueue<>(Comparator.comparing(one -> one.timer().until()));

    private boolean stopped;

    /**
     * @param memory reads whole scopes
     * @param lane takes an update that is journalled
     */
    public StepTimers(
            CoreLoop loop,
            Function<List<MemoryScope>, Future<Map<MemoryScope, Map<String, String>>>> memory,
            JournalWriter journal,
            UpdateReader reader,
            Clock clock,
            Consumer<IncomingUpdate> lane) {
        this.loop = loop;
        this.memory = memory;
        this.journal = journal;
        this.reader = reader;
        this.clock = clock;
        this.lane = lane;
    }

    private record Waiting(MemoryKey key, StepTimer timer) {}

    /** Takes up what an earlier life has left, and looks for what is due from now on. */
    public Future<Void> start(List<ServedBot> served) {
        bots.putAll(served.stream().collect(Collectors.toMap(ServedBot::number, Function.identity())));
        List<MemoryScope> scopes = bots.keySet().stream().map(StepTimer::shelf).toList();
        return memory.apply(scopes)
                .onSuccess(found -> {
                    found.forEach((shelf, timers) ->
                            timers.forEach((name, value) -> found(new MemoryKey(shelf, name), value)));
                    look();
                })
                .mapEmpty();
    }

    public void stop() {
        stopped = true;
    }

    /** Values have been stored, timers among them. */
    public void stored(Map<MemoryKey, Optional<String>> values) {
        values.forEach((key, value) -> {
            if (StepTimer.isKey(key)) {
                changed(key, value);
            }
        });
    }

    /** What has been stored while this was read is newer. */
    private void found(MemoryKey key, String value) {
        if (!waiting.containsKey(key)) {
            changed(key, Optional.of(value));
        }
    }

    private void changed(MemoryKey key, Optional<String> value) {
        waiting.remove(key);
        value.flatMap(StepTimer::decode).map(timer -> new Waiting(key, timer)).ifPresent(one -> {
            waiting.put(key, one);
            byTime.add(one);
        });
    }

    private void look() {
        if (!stopped) {
            lookNow();
            loop.later(LOOK_EVERY, this::look);
        }
    }

    /** Ends what is due. */
    public void lookNow() {
        while (!stopped && !byTime.isEmpty() && !byTime.peek().timer().until().isAfter(clock.instant())) {
            Waiting due = byTime.remove();
            if (waiting.remove(due.key(), due)) {
                end(due);
            }
        }
    }

    private void end(Waiting due) {
        ServedBot bot = bots.get(due.key().scope().bot());
        RowKey key = new RowKey(Partitions.today(clock), bot.number(), PushIds.next());
        Buffer payload = due.timer().update(key.updateId());
        journal.add(NewRow.update(key, due.timer().chat().id(), payload), stored -> {
            if (stored == Stored.NEW) {
                enter(bot, key, payload);
            } else if (!waiting.containsKey(due.key())) {
                // The database is away; once more at the next look.
                waiting.put(due.key(), due);
                byTime.add(due);
            }
        });
    }

    private void enter(ServedBot bot, RowKey key, Buffer payload) {
        try {
            IncomingUpdate update = reader.read(bot, payload);
            lane.accept(new IncomingUpdate(bot, key, update.chat(), update.sender(), update.content()));
        } catch (NotAnUpdateException e) {
            LOG.error("steps: bot={} update={} cannot be read: {}", bot.id(), key.updateId(), e.getMessage());
        }
    }
}
