/**
 * The llm desk: asks a provider plugin over the bus and watches over the answer.
 *
 * <p>In: questions from plugins. Out: answers as far as they came. Promised: tried again only before the first piece; a
 * silent provider is ended; Stop ends the upstream request.
 */
package io.jackfield.host.llm;
