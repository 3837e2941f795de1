/** The operators' console as a browser sees it, and what fills its pages. */
package io.jackfield.benchmarks.console;
