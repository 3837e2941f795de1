package io.jackfield.testkit;

/** A user of Telegram. */
record TestUser(long id, String name, String language) {}
