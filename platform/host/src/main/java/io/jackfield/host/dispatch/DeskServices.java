package io.jackfield.host.dispatch;

import io.jackfield.host.loop.Blocking;
import io.jackfield.host.memory.Dialogues;
import io.jackfield.host.memory.MemoryCache;
import io.jackfield.host.outbox.LiveAnswers;
import io.jackfield.host.routing.HostReplies;
import io.jackfield.host.telegram.BotApi;

/** What the host answers calls with. */
public record DeskServices(
        Blocking blocking,
        MemoryCache memoryCache,
        Dialogues dialogues,
        LiveAnswers liveAnswers,
        HostReplies replies,
        BotApi api) {}
