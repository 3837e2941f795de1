/**
 * OpenAI's two wire protocols, for every plugin whose service speaks one of them.
 *
 * <p>In: a {@link io.jackfield.lib.openai.Profile}, which says what is particular about the service, and the plugin's
 * configuration. Out: {@link io.jackfield.lib.openai.ProtocolProvider}, with answers piece by piece, costs, and
 * failures as {@link io.jackfield.api.JackfieldException}. Promised: an interrupt ends the request at once, nothing is
 * retried, and after {@link io.jackfield.lib.openai.ProtocolProvider#close()} no thread and no connection is left.
 */
package io.jackfield.lib.openai;
