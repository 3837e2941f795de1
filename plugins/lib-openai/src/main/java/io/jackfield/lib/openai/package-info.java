/**
 * OpenAI's two wire protocols, for every plugin whose service speaks one of them.
 *
 * <p>In: an {@link io.jackfield.lib.openai.Endpoint} and prompts. Out: answers piece by piece, and failures as
 * {@link io.jackfield.api.JackfieldException}. Promised: an interrupt ends the request at once, nothing is retried, and after
 * {@link io.jackfield.lib.openai.OpenAiService#close()} no thread and no connection is left.
 */
package io.jackfield.lib.openai;
