/** The host's desks, which plugins reach through {@link io.jackfield.api.PluginContext}. All calls block. */
package io.jackfield.api.desk;
