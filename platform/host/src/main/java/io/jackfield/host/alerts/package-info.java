/**
 * What the operator has to know and do something about.
 *
 * <p>In: a key and words from whichever room notices. Out: a line in the log and a message to the operators' chats once a day,
 * and a place in the health report until it is over.
 */
package io.jackfield.host.alerts;
