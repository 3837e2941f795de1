/** Commands, free text, buttons and conversations: what a handler declares, takes and returns. */
package io.jackfield.api.command;
