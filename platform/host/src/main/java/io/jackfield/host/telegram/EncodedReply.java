package io.jackfield.host.telegram;

import io.jackfield.api.chat.Keyboard;
import io.jackfield.host.store.AttachmentTable;
import java.util.List;
import java.util.Map;

/**
 * A reply as calls of the Bot API.
 *
 * @param files to be stored before the calls are
 * @param keptArguments arguments of the plugin's buttons that are too long to travel in them, by key
 * @param keptCommands the same for buttons that run a command of whichever plugin
 * @param menus keys with commands among them, in the order in which they are shown
 */
public record EncodedReply(
        List<BotCall> calls,
        List<AttachmentTable.Stored> files,
        Map<String, String> keptArguments,
        Map<String, String> keptCommands,
        List<Keyboard.Keys> menus) {}
