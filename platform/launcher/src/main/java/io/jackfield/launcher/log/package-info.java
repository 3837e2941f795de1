/** The newest lines of this process's log, for the operators of the host in it. */
package io.jackfield.launcher.log;
