/**
 * What happened in the bots, and who hears of it.
 *
 * <p>In: events that plugins record through their desk, and those that came with the flush of an update. Out: counts
 * for reports, and calls of {@link io.jackfield.api.event.EventListener}s. Promise: each event comes to each listener
 * at least once, those of one person one after the other; what cannot be delivered for a day, or never, waits for the
 * operator as a dead letter.
 *
 * <p>The way: {@code EventListeners} looks twice a second; {@code SettledEvents} says up to which id every event is
 * stored that will ever be; a {@code ListenerFeed} takes what is due again, then the next page; {@code PageDelivery}
 * keeps the order and hands each event to {@code ListenerCalls}; {@code RetryPauses} says when a failed one comes
 * again. How far each listener has come is in the table {@code event_listener}, what it left behind in
 * {@code event_delivery}, so nothing but a page at a time is in memory.
 */
package io.jackfield.host.event;
