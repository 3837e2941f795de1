package io.jackfield.host.store;

/** Whose dialogue: a chat, or one topic of it; thread 0 where there are no topics. */
public record DialogueKey(int bot, long chat, int thread) {}
