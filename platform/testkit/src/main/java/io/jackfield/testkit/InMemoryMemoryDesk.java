package io.jackfield.testkit;

import io.jackfield.api.chat.Recipient;
import io.jackfield.api.desk.MemoryDesk;
import io.jackfield.api.memory.Dialogue;
import io.jackfield.api.memory.Memory;
import io.jackfield.host.store.DialogueKey;
import io.jackfield.host.store.MemoryScope;
import io.jackfield.host.telegram.ServedBot;
import java.time.Clock;

/** The memory desk of the plugin under test. */
record InMemoryMemoryDesk(InMemoryStore store, ServedBot bot, String plugin, Clock clock) implements MemoryDesk {
    @Override
    public Memory of(Recipient privateChat) {
        TestBot.requireKnown(bot, privateChat.bot());
        return new InMemoryMemory(store, new MemoryScope(bot.number(), plugin, "user:" + privateChat.chat()));
    }

    @Override
    public Memory shared() {
        return new InMemoryMemory(store, new MemoryScope(0, plugin, "shared"));
    }

    @Override
    public Dialogue dialogue(Recipient chat) {
        TestBot.requireKnown(bot, chat.bot());
        DialogueKey key =
                new DialogueKey(bot.number(), chat.chat(), chat.thread().orElse(0));
        return new InMemoryDialogue(store, key, clock);
    }
}
