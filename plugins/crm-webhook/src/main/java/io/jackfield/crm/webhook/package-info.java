/**
 * Tells another program of what happens in the bots, by one signed call for each event.
 *
 * <p>In: events from the host, each at least once. Out: a POST with JSON that carries the event's id, and the
 * application that the event is about as it stands now. {@code Endpoint} is what one bot's settings say,
 * {@code Payload} what is told, {@code Signature} proves who tells it, and {@code Transport} decides from the answer
 * whether the event has to come again.
 */
package io.jackfield.crm.webhook;
