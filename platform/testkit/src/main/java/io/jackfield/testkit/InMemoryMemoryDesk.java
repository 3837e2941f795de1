package io.jackfield.testkit;

import io.jackfield.api.chat.Recipient;
import io.jackfield.api.desk.Memory;
import io.jackfield.api.desk.MemoryDesk;
import io.jackfield.host.store.ShelfKey;
import io.jackfield.host.telegram.ServedBot;

/** The memory desk of the plugin under test. */
record InMemoryMemoryDesk(InMemoryStore store, ServedBot bot, String plugin) implements MemoryDesk {
    @Override
    public Memory of(Recipient privateChat) {
        TestBot.requireKnown(bot, privateChat.bot());
        return new InMemoryMemory(store, new ShelfKey(bot.number(), plugin, "user:" + privateChat.chat()));
    }

    @Override
    public Memory shared() {
        return new InMemoryMemory(store, new ShelfKey(0, plugin, "shared"));
    }
}
