package io.jackfield.api.desk;

import io.jackfield.api.chat.Recipient;
import io.jackfield.api.memory.Dialogue;
import io.jackfield.api.memory.Memory;

/** Memory outside of a request: reads and writes go to the store at once. */
public interface MemoryDesk {
    /** What this plugin remembers of one user in their private chat. */
    Memory of(Recipient privateChat);

    /** What this plugin remembers across chats and bots. */
    Memory shared();

    /** The dialogue in a chat, as {@code request.dialogue()} gives it: for answers that no update asked for. */
    Dialogue dialogue(Recipient chat);
}
