package io.jackfield.host.turn;

import io.jackfield.api.chat.IncomingFile;
import io.jackfield.api.command.LiveText;
import io.jackfield.host.store.DialogueKey;
import io.jackfield.host.store.DialogueTurn;
import io.jackfield.host.store.MemoryScope;
import io.jackfield.host.telegram.ServedBot;
import java.util.List;
import java.util.Map;

/** What a request asks the host for, on the plugin's virtual thread. Calls block. */
public interface TurnDesks {
    /** The stored values by name. */
    Map<String, String> shelf(MemoryScope key);

    /** The latest stored turns, oldest first. */
    List<DialogueTurn> dialogue(DialogueKey key, int count);

    /** Starts the answer that the user watches growing. Asked at most once per turn. */
    LiveText live(Turn turn);

    /** What the host itself says, in a user's language. */
    String hostText(String language, String key);

    byte[] download(ServedBot bot, IncomingFile file);
}
