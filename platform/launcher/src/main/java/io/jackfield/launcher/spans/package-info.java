/**
 * Sends spans of updates to a collector of OpenTelemetry where an operator has set {@code OTEL_EXPORTER_OTLP_ENDPOINT};
 * without it nothing of this, nor of its library, is loaded.
 *
 * <p>In: the steps of updates, as the host tells of them when they are over. Out: when an update is at its end, the
 * spans of one in a hundred, and of each that went wrong. They hold names of bots, plugins and models, codes and times:
 * no texts, nobody's name or id, and no object of a plugin.
 */
package io.jackfield.launcher.spans;
