package io.jackfield.host.dispatch;

import static io.jackfield.host.dispatch.TestDispatch.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.host.store.InMemoryJournal.Closed;
import io.jackfield.host.store.MemoryKey;
import io.jackfield.host.store.MemoryScope;
import io.jackfield.host.store.Writes;
import io.jackfield.host.telegram.BotCall;
import io.jackfield.host.telegram.CallFrames;
import io.jackfield.host.telegram.IncomingUpdate;
import io.jackfield.host.turn.HandlerCall.Outcome;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UpdateCloserTest {
    private static final int CLOSED = 1;
    private static final int DONE = 2;
    private static final int DEAD = 3;
    private static final MemoryKey NAME = new MemoryKey(MemoryScope.ofUser(7, 5), "name");

    private final TestDispatch room = new TestDispatch();
    /** What happened, in its order. */
    private final List<String> events = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        room.close();
    }

    private static List<BotCall> message(String text) {
        return List.of(BotCall.of("sendMessage", Buffer.buffer("{\"chat_id\":5,\"text\":\"" + text + "\"}")));
    }

    private static Outcome outcome(String text, Writes writes) {
        return new Outcome(message(text), CallFrames.encode(message(text)), List.of(), writes);
    }

    private static Writes remembering(String value) {
        return new Writes(Map.of(NAME, Optional.of(value)), Set.of(), List.of());
    }

    private IncomingUpdate update(long id) {
        return room.update(id, text("hello"));
    }

    private Runnable done(long id) {
        return () -> events.add("done " + id);
    }

    private void answer(long id, String text, Writes writes) {
        room.test.run(() -> room.closer.close(
                update(id),
                "chat",
                outcome(text, writes),
                Optional.empty(),
                done(id),
                reason -> events.add("refused " + reason)));
    }

    private void awaitEvents(String... expected) {
        await().until(() -> events.size() >= expected.length);
        assertThat(events).containsExactly(expected);
    }

    @Test
    void answerIsStoredWithTheEndOfItsUpdateAndOnlyThenSent() {
        room.database.hold();
        answer(1, "Hi", remembering("Grace"));
        await().until(() -> room.database.waiting() == 1);
        assertThat(room.test.get(room.outbox::waiting)).isZero();
        assertThat(events).isEmpty();

        room.test.run(room.database::release);

        await().until(() -> room.said().equals(List.of("Hi")));
        assertThat(room.database.closed()).containsExactly(new Closed(1, CLOSED, null, List.of("sendMessage")));
        assertThat(room.database.writtenWith(1)).containsExactly("name=Grace");
        awaitEvents("done 1");
    }

    @Test
    void followersHearOfWritesOnceTheyAreStoredAndBeforeTheNextUpdateComes() {
        room.closer.follow(
                writes -> events.add("first " + writes.memory().get(NAME).orElse("")));
        room.closer.follow(
                writes -> events.add("second " + writes.memory().get(NAME).orElse("")));
        room.database.hold();
        answer(1, "Hi", remembering("Grace"));
        await().until(() -> room.database.waiting() == 1);
        assertThat(events).isEmpty();

        room.test.run(room.database::release);

        awaitEvents("first Grace", "second Grace", "done 1");
    }

    @Test
    void answerThatTheDatabaseDoesNotTakeIsToldAndNothingOfItRemains() {
        room.closer.follow(writes -> events.add("stored"));
        room.database.refuse(1);

        answer(1, "Hi", remembering("Grace"));

        awaitEvents("refused ERROR: not this row (23514)");
        answer(2, "Ho", Writes.NONE);
        await().until(() -> room.said().equals(List.of("Ho")));
        assertThat(room.database.closed()).extracting(Closed::updateId).containsExactly(2L);
        assertThat(events).containsExactly("refused ERROR: not this row (23514)", "stored", "done 2");
    }

    @Test
    void whatTheHostSaysAndTheDatabaseDoesNotTakeIsLeftOutAndTheLaneGoesOn() {
        room.database.refuse(1);

        room.test.run(() -> room.closer.apologise(
                update(1),
                message("Sorry"),
                new Fault("", "", "TIMED_OUT", "too late", "", "TIMED_OUT: too late"),
                done(1)));

        awaitEvents("done 1");
        assertThat(room.database.closed())
                .containsExactly(new Closed(
                        1, DEAD, "TIMED_OUT: too late; refused: ERROR: not this row (23514) [helper-1]", List.of()));
        assertThat(room.telegram.calls()).isEmpty();
    }

    @Test
    void updateWithoutAnAnswerIsDoneAtOnce() {
        room.test.run(() -> {
            room.closer.close(update(1), done(1));
            room.closer.reply(update(2), List.of(), done(2));
        });

        awaitEvents("done 1", "done 2");
        assertThat(room.database.closed())
                .containsExactly(new Closed(1, DONE, null, List.of()), new Closed(2, DONE, null, List.of()));
    }

    @Test
    void deadLetterKeepsItsReasonWhetherItsUserIsToldOrNot() {
        room.test.run(() -> {
            room.closer.deadLetter(update(1), Fault.ofHost("NO_WAY", "no way to go"), done(1));
            room.closer.apologise(
                    update(2),
                    message("Sorry"),
                    new Fault("", "", "TIMED_OUT", "too late", "", "TIMED_OUT: too late"),
                    done(2));
        });

        awaitEvents("done 1", "done 2");
        assertThat(room.database.closed())
                .containsExactly(
                        new Closed(1, DEAD, "no way to go [helper-1]", List.of()),
                        new Closed(2, CLOSED, "TIMED_OUT: too late [helper-2]", List.of("sendMessage")));
        await().until(() -> room.said().equals(List.of("Sorry")));
    }

    @Test
    void valueIsForgottenWithTheEndOfItsUpdate() {
        room.test.run(() -> room.closer.forget(update(1), NAME, done(1)));

        awaitEvents("done 1");
        assertThat(room.database.writtenWith(1)).containsExactly("name");
    }

    @Test
    void furtherRowsOfAnAlbumEndWithTheFirst() {
        IncomingUpdate first = update(1);
        IncomingUpdate album = new IncomingUpdate(
                first.bot(), first.key(), first.chat(), first.sender(), first.content(), List.of(TestDispatch.key(2)));

        room.test.run(() -> room.closer.reply(album, message("Two pictures"), done(1)));

        awaitEvents("done 1");
        assertThat(room.database.closed())
                .containsExactly(
                        new Closed(1, CLOSED, null, List.of("sendMessage")), new Closed(2, DONE, null, List.of()));
    }
}
