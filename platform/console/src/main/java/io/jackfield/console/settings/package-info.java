/** Settings: forms of plugins and bots, what is set over the files, and every value with where it comes from. */
package io.jackfield.console.settings;
