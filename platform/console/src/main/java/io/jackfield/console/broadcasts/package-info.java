/** Broadcasts: written, counted, looked at, sent to oneself, begun and followed. */
package io.jackfield.console.broadcasts;
