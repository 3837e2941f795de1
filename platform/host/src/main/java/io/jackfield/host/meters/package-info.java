/** What the metrics of all rooms have in common. */
package io.jackfield.host.meters;
