/** The two listeners: the public one for Telegram and payment systems, and the operators' one for health, metrics and plugins. */
package io.jackfield.host.web;
