/**
 * What is packed into jars beside the plugin under test. These classes live behind the host's walls and reach the
 * test's own objects through the system properties, the only place that both sides see.
 */
package io.jackfield.testkit.host.bridge;
