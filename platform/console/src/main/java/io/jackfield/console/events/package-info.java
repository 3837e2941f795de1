/** Events that a listener could not take. */
package io.jackfield.console.events;
