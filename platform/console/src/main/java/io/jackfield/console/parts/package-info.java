/** What pages are put together of, as values; each has a template of the same name in {@code src/main/jte/parts}. */
package io.jackfield.console.parts;
