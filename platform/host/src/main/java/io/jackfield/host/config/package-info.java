/**
 * What the operator wrote, checked once.
 *
 * <p>In: {@code config/jackfield.yaml}, {@code config/bots/*.yaml}, {@code config/plugins/*.yaml} and the environment. Out:
 * one record per room. Promise: either every value is in its range, or the host does not start and one message lists every
 * problem of every file. No message and no {@code toString} shows a secret.
 */
package io.jackfield.host.config;
