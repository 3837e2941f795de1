/**
 * A company's packages, the applications for them, and the managers who see to these.
 *
 * <p>In: commands, presses and answers of customers, and presses and notes of managers; every handler hands them to
 * {@code SalesDesk}, so that any of them takes any button. Out: screens, applications in {@code lib-sales}, and a card
 * for each in the managers' chat, which is shown again when anything changes.
 */
package io.jackfield.command.sales;
