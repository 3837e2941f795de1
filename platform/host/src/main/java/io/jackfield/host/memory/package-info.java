/** The memory desk: small values and dialogues, read through a cache, written together with the closing of an update. */
package io.jackfield.host.memory;
