/** The schedule desk: planned work is stored, taken by one node when it is due, and run in the plugin that planned it. */
package io.jackfield.host.schedule;
