/**
 * What the operator has to know and do something about.
 *
 * <p>In: a {@link io.jackfield.host.alerts.Trouble} from whichever room notices. Out: a line in the log and a message
 * to the operators' chats once a day, and a place in the health report and on the first page of the console until it is
 * over. What somebody snoozes is quiet for a while.
 */
package io.jackfield.host.alerts;
