/**
 * Plans and quotas: who may use what, and what is left of it.
 *
 * <p>In: questions that wait to be let through, and what operators, payments and trials decide. Out: a hold for each
 * call under way, settled or released at its end; a word to users before and at the end of a plan. Promised: however
 * many calls a user has under way at once, together they get no more than the plan gives; a call that failed, and one
 * that died with its host, costs nothing; no order gives twice, and no paid time is lost but by passing or by being
 * taken back. Who has a plan without limits costs no question to the database.
 *
 * <p>A {@link io.jackfield.host.billing.Timeline} reckons what follows what.
 * {@link io.jackfield.host.billing.Subscriptions}, {@link io.jackfield.host.billing.HostEntitlements} and
 * {@link io.jackfield.host.billing.Trials} change it, each for those who may. {@link io.jackfield.host.billing.Plans}
 * says what it comes to at a moment, {@link io.jackfield.host.billing.Accounts} what is left,
 * {@link io.jackfield.host.billing.Reminders} tells of its end.
 */
package io.jackfield.host.billing;
