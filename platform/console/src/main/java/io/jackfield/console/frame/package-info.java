/**
 * What every page of the console stands in: who looks, in which language, with which rights; forms, addresses,
 * rendering, errors.
 *
 * <p>In: requests below {@code /console}. Out: pages made by the areas, which ask the operators' API through
 * {@link io.jackfield.console.frame.Visit}. Pages are made within two seconds or the operator is told so; HTML is
 * rendered beside the core loop.
 */
package io.jackfield.console.frame;
