/**
 * What a sales bot achieves, counted from its events alone: {@code package.viewed}, {@code section.opened} and
 * {@code application.…}, which command-sales records, beside the host's own.
 *
 * <p>In: counts of the event desk. Out: the reports {@code sales-daily} and {@code sales-weekly} for the managers'
 * chat, and the lists {@code stats} and {@code activity}. {@code Counting} asks the desk, {@code Figures} are what it
 * says of a period; nothing is kept.
 */
package io.jackfield.report.sales;
