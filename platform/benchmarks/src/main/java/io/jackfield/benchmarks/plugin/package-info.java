/** The plugin that answers under load. Runs inside the host, behind the same walls as any other. */
package io.jackfield.benchmarks.plugin;
