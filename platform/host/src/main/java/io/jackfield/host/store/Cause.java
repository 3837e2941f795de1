package io.jackfield.host.store;

/**
 * Who changes what a user may do, and why; kept with the change.
 *
 * @param source what it came by: {@code operator}, {@code surplus} for money that is given back by itself, or the id of
 *     a payment plugin
 * @param actor the operator's name, or the payment's
 * @param reason in the actor's own words; may be empty
 */
public record Cause(String source, String actor, String reason) {}
