/**
 * Applications of customers: numbers without gaps, one open application for each person, who did what, and what is left
 * lying.
 *
 * <p>In: what applicants say and managers do, each with a key that makes it count once. Out: {@code Application} as it
 * is then. All SQL on the tables of {@code lib-sales} is here; plugins that depend on the library hand in
 * {@code context.database("lib-sales")}.
 */
package io.jackfield.lib.sales;
