/**
 * An HTTP API to one bot: register users, ask its models, see what is left of their plans.
 *
 * <p>In: JSON over HTTP with bearer keys, as {@code openapi.yaml} beside this package says. Out: JSON, server-sent
 * events, and failures as {@code application/problem+json}. The bot's desks do the work, so plans and limits are those
 * of its chats.
 */
package io.jackfield.web.assistant;
