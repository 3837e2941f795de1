/**
 * Words that depend on numbers. In: a text and its arguments. Out: what a user reads. Only texts that have plurals come
 * here; ICU, which knows the rules of each language, is loaded with the first of them: the host fills one when it
 * starts.
 */
package io.jackfield.host.wording;
