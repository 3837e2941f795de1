/**
 * What a model knows of the learner whom a parent looks at.
 *
 * <p>In: the request of whoever asks a model, and the school's data of {@code lib-school}. Out: a text for the model,
 * made anew for every question from what this parent may know at that moment, and advice with {@code /recommendations}.
 * Promised: whatever anybody writes, nothing of another learner is in it; what is not in a prompt cannot be talked out
 * of a model.
 */
package io.jackfield.prompt.school;
