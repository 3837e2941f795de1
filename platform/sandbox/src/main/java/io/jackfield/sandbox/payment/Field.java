package io.jackfield.sandbox.payment;

/**
 * Something to fill in on a page.
 *
 * @param usual what stands there until somebody changes it
 */
public record Field(String name, String label, String usual) {}
