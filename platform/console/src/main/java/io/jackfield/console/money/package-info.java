/** Payments, orders, refunds and the books of payment systems. */
package io.jackfield.console.money;
