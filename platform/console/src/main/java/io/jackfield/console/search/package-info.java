/** Whatever somebody has a name or a number of, found by one field. */
package io.jackfield.console.search;
