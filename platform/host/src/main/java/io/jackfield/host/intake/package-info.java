/**
 * Updates come in here and are safe from then on.
 *
 * <p>In: updates from webhook and polling. Out: journalled updates, for the lanes. Telegram is told that an update has
 * arrived only when it is stored; the same update twice is one. Questions before payments alone go on unstored: they
 * are worth nothing after ten seconds.
 */
package io.jackfield.host.intake;
