package io.jackfield.console.broadcasts;

/** How many an audience has, in words. */
public record AudienceCount(String words) {}
