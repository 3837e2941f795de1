/**
 * The llm desk: asks provider plugins over the bus and watches over the answer.
 *
 * <p>In: questions from plugins. Out: answers as far as they came. Promised: prompts fit into the model's window; tried
 * again, or asked of a fallback, only as long as the user has seen nothing; a silent provider is ended; a failing one
 * is left alone; Stop ends the upstream request; what was used is charged, and a question without an answer is free.
 *
 * <p>For operators: {@code ModelStates} tells how models are, {@code ModelUse} what they were asked and cost,
 * {@code ModelRests} keeps those from being asked that somebody lets rest, and {@code ModelTrials} asks one for them.
 *
 * <p>A question goes from {@link io.jackfield.host.llm.HostModelDesk} through {@code Fallbacks}, one offer after
 * another, and {@code OfferAttempts}, one try after another, to {@code ModelAnswer}, one try.
 */
package io.jackfield.host.llm;
