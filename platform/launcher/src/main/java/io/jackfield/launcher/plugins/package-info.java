/**
 * {@code jackfield plugins …}: what operators do with the jars of the watched directory.
 *
 * <p>Everything is done to files, so it holds without a host and over restarts. Where a host of the same home runs, its
 * operators' listener is asked what became of it.
 */
package io.jackfield.launcher.plugins;
