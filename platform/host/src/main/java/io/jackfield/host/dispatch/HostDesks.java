package io.jackfield.host.dispatch;

import io.jackfield.host.loop.Blocking;
import io.jackfield.host.memory.Dialogues;
import io.jackfield.host.memory.Shelves;
import io.jackfield.host.outbox.LiveAnswers;
import io.jackfield.host.routing.HostReplies;
import io.jackfield.host.telegram.BotApi;

/** What the host answers calls with. */
public record HostDesks(
        Blocking blocking,
        Shelves shelves,
        Dialogues dialogues,
        LiveAnswers liveAnswers,
        HostReplies replies,
        BotApi api) {}
