package io.jackfield.host.store;

/** What one chat is told once. */
public record NoticeKey(int bot, String kind, long chat, String key) {}
