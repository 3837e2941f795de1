package io.jackfield.host.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.api.chat.Chat;
import io.jackfield.api.chat.ChatKind;
import io.jackfield.api.chat.Person;
import io.jackfield.host.ServedBots;
import io.jackfield.host.loop.TestLoop;
import io.jackfield.host.store.InMemoryJournal;
import io.jackfield.host.store.JournalWriter;
import io.jackfield.host.store.MemoryKey;
import io.jackfield.host.telegram.IncomingUpdate;
import io.jackfield.host.telegram.IncomingUpdate.StepExpired;
import io.jackfield.host.telegram.ServedBot;
import io.jackfield.host.telegram.StepTimer;
import io.jackfield.host.telegram.UpdateReader;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.threeten.extra.MutableClock;

class StepTimersTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Chat TOPIC = new Chat(-100, ChatKind.GROUP, OptionalInt.of(77), "Engines");
    private static final Person ADA = new Person(5, "Ada", "Lovelace", Optional.of("ada"), "en");

    private final TestLoop test = new TestLoop();
    private final InMemoryJournal database = new InMemoryJournal();
    private final ServedBot bot = ServedBots.helper();
    private final List<IncomingUpdate> entered = new CopyOnWriteArrayList<>();
    private final Map<MemoryKey, String> stored = new HashMap<>();
    private final MutableClock clock = MutableClock.of(NOON, ZoneOffset.UTC);
    private StepTimers timers;

    @AfterEach
    void close() {
        test.close();
    }

    private void start() {
        timers = test.get(() -> new StepTimers(
                test.loop(),
                scopes -> Future.succeededFuture(scopes.stream()
                        .collect(Collectors.toMap(
                                shelf -> shelf,
                                shelf -> stored.entrySet().stream()
                                        .filter(one -> one.getKey().scope().equals(shelf))
                                        .collect(Collectors.toMap(
                                                one -> one.getKey().name(), Map.Entry::getValue))))),
                new JournalWriter(test.loop(), database::connect, Duration.ZERO, 100),
                new UpdateReader(clock),
                clock,
                entered::add));
        test.get(() -> timers.start(List.of(bot)));
    }

    private MemoryKey key() {
        return StepTimer.key(bot.number(), ADA.id(), TOPIC);
    }

    private static String until(Instant end) {
        return new StepTimer(TOPIC, ADA, end).encoded();
    }

    private void store(Optional<String> timer) {
        test.get(() -> {
            timers.stored(Map.of(key(), timer));
            return Future.succeededFuture();
        });
    }

    private void look(Instant moment) {
        clock.setInstant(moment);
        test.get(() -> {
            timers.lookNow();
            return Future.succeededFuture();
        });
    }

    @Test
    void stepThatIsDueBecomesAnUpdateOfItsChat() {
        start();
        Instant end = NOON.plusSeconds(60);
        store(Optional.of(until(end)));
        look(end.minusMillis(1));
        assertThat(entered).isEmpty();

        look(end);

        await().until(() -> entered.size() == 1);
        IncomingUpdate update = entered.getFirst();
        assertThat(update.chat()).isEqualTo(TOPIC);
        assertThat(update.sender()).contains(ADA);
        assertThat(update.content()).isEqualTo(new StepExpired(end));
        assertThat(update.key().updateId()).isNegative();
        look(end.plusSeconds(60));
        store(Optional.of(until(clock.instant())));
        await().until(() -> entered.size() == 2);
    }

    @Test
    void timerThatWasReplacedOrTakenBackIsPassedOver() {
        start();
        store(Optional.of(until(NOON.plusSeconds(10))));
        store(Optional.of(until(NOON.plusSeconds(30))));
        look(NOON.plusSeconds(20));
        assertThat(entered).isEmpty();

        look(NOON.plusSeconds(30));
        await().until(() -> entered.size() == 1);
        store(Optional.of(until(NOON.plusSeconds(40))));
        store(Optional.empty());
        look(NOON.plusSeconds(50));
        store(Optional.of(until(NOON.plusSeconds(50))));

        await().until(() -> entered.size() == 2);
        assertThat(entered.getLast().content()).isEqualTo(new StepExpired(NOON.plusSeconds(50)));
    }

    @Test
    void stepThatEndedWhileTheHostWasDownEndsWhenItIsUp() {
        stored.put(key(), until(NOON.minusSeconds(3_600)));
        stored.put(StepTimer.key(bot.number(), 6, TOPIC), "written by another version");

        start();

        await().until(() -> entered.size() == 1);
    }

    @Test
    void stepEndsOnceTheDatabaseIsBack() {
        start();
        database.lose(new IllegalStateException("away"));
        store(Optional.of(until(NOON.plusSeconds(1))));
        look(NOON.plusSeconds(1));

        database.lose(null);

        await().until(() -> entered.size() == 1);
    }
}
