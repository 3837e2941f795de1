package io.jackfield.testkit;

import io.jackfield.api.chat.Recipient;

/** A message that no update asked for. */
public record PushedMessage(Recipient recipient, TestReply reply) {}
