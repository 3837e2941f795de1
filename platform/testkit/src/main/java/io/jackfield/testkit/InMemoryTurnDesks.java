package io.jackfield.testkit;

import io.jackfield.api.chat.IncomingFile;
import io.jackfield.api.command.LiveText;
import io.jackfield.host.routing.HostReplies;
import io.jackfield.host.store.DialogueKey;
import io.jackfield.host.store.DialogueTurn;
import io.jackfield.host.store.MemoryScope;
import io.jackfield.host.telegram.LiveFrame;
import io.jackfield.host.telegram.ServedBot;
import io.jackfield.host.turn.Turn;
import io.jackfield.host.turn.TurnDesks;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** What one call asks the host for. */
final class InMemoryTurnDesks implements TurnDesks {
    private final InMemoryStore store;
    private final HostReplies replies;
    private final InMemoryTelegram telegram;
    private volatile InMemoryLive live;
    private volatile boolean ended;

    InMemoryTurnDesks(InMemoryStore store, HostReplies replies, InMemoryTelegram telegram) {
        this.store = store;
        this.replies = replies;
        this.telegram = telegram;
    }

    @Override
    public Map<String, String> shelf(MemoryScope key) {
        // Real desks make callers wait; a plugin that shares state between chats shall not get away here.
        Thread.yield();
        return store.shelf(key);
    }

    @Override
    public List<DialogueTurn> dialogue(DialogueKey key, int count) {
        Thread.yield();
        return store.dialogue(key, count);
    }

    @Override
    public LiveText live(Turn turn) {
        LiveFrame frame = new LiveFrame(
                telegram.nextLiveId(),
                turn.chat(),
                turn.address().replyTo(),
                replies.live(turn.sender().language()),
                turn.address().rich());
        live = new InMemoryLive(frame, telegram);
        return live;
    }

    @Override
    public String hostText(String language, String key) {
        return replies.label(language, key);
    }

    @Override
    public byte[] download(ServedBot bot, IncomingFile file) {
        return telegram.uploaded(file.id());
    }

    /** The answer that is being shown growing, if the handler has asked for that. */
    Optional<InMemoryLive> live() {
        return Optional.ofNullable(live);
    }

    /** The same, when the handler has failed over it. */
    Optional<InMemoryLive> unfinishedLive() {
        return ended ? Optional.empty() : live();
    }

    OptionalInt endLive() {
        ended = true;
        return live == null ? OptionalInt.empty() : live.end();
    }
}
