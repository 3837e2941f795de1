/**
 * Language models, the side of those who answer: what a provider plugin takes and gives. A {@link CompletionRequest}
 * becomes a {@link Completion}, a {@link TranscriptionRequest} a text. Whoever asks a model uses
 * {@link io.jackfield.api.desk.ModelDesk}; both sides share {@link ModelMessage}, {@link TextSink}, {@link Usage} and
 * {@link Citation}.
 */
package io.jackfield.api.llm;
