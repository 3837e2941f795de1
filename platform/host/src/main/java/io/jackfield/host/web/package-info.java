/**
 * The HTTP listeners: the public one with webhooks, the routes of plugins and the calls of payment systems, and that of
 * the operators.
 *
 * <p>In: HTTP. Out: updates for {@code intake}, calls of web endpoints, health, metrics. Promise: bodies, headers and
 * time are bounded before anybody works on them, and callers read a status and no detail.
 *
 * <p>{@link io.jackfield.host.web.PublicServer} has {@link io.jackfield.host.web.Webhook},
 * {@link io.jackfield.host.web.PluginRoutes} and {@link io.jackfield.host.web.PaymentRoutes};
 * {@link io.jackfield.host.web.OpsServer} is for operators.
 */
package io.jackfield.host.web;
