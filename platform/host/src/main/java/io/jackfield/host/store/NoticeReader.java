package io.jackfield.host.store;

import io.jackfield.api.desk.NoticeDesk.QuietHours;
import java.util.Optional;

/**
 * What is known of a chat before it is told something.
 *
 * @param told whether it was told of the key, or waits to be
 * @param off whether the kind was switched off
 * @param reachable whether it can be written to, as far as known
 * @param chosen what was chosen of quiet hours; empty when nothing was, and empty inside for never
 */
public record NoticeReader(boolean told, boolean off, boolean reachable, Optional<Optional<QuietHours>> chosen) {}
