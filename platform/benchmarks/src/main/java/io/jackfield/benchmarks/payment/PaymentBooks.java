package io.jackfield.benchmarks.payment;

/**
 * What became of the payments of a run.
 *
 * @param begun payments whose first call was due
 * @param paid payments whose two calls were answered with a yes
 * @param refused payments that were answered with anything else, or not at all
 * @param firstRefusal what the first of these was answered; empty when there is none
 */
public record PaymentBooks(int begun, int paid, int refused, String firstRefusal) {
    public int underWay() {
        return begun - paid - refused;
    }
}
