/** Plugins: every jar with its state and figures, one plugin with its tabs, and new jars on their way in. */
package io.jackfield.console.plugins;
