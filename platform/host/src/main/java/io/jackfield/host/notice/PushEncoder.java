package io.jackfield.host.notice;

import io.jackfield.api.chat.Recipient;
import io.jackfield.api.chat.Reply;
import io.jackfield.host.desks.EncodedPush;
import io.jackfield.host.plugins.LoadedPlugin;

/** Makes of a plugin's reply the message that is stored, and stores what belongs to it. Blocks. */
@FunctionalInterface
public interface PushEncoder {
    EncodedPush encode(LoadedPlugin plugin, Recipient recipient, Reply reply);
}
