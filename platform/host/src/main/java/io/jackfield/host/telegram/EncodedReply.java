package io.jackfield.host.telegram;

import io.jackfield.host.store.AttachmentTable;
import java.util.List;
import java.util.Map;

/**
 * A reply as calls of the Bot API.
 *
 * @param files to be stored before the calls are
 * @param keptArguments arguments of buttons that are too long to travel in them, by key
 */
public record EncodedReply(
        List<BotCall> calls, List<AttachmentTable.Stored> files, Map<String, String> keptArguments) {}
