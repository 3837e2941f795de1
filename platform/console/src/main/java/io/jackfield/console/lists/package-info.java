/** The lists that plugins bring. */
package io.jackfield.console.lists;
