/**
 * What a plugin's configuration says of a service's models: sizes, inputs, efforts, days of shutdown and prices.
 *
 * <p>In: the list {@code models} of {@code config/plugins/<id>.yaml}. Out: {@link io.jackfield.api.llm.ModelInfo} for
 * the host, and what a call has cost.
 */
package io.jackfield.lib.openai.models;
