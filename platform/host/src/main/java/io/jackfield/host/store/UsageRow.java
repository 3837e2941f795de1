package io.jackfield.host.store;

import java.math.BigDecimal;

/** What was used of one offer in one period. */
public record UsageRow(String offer, String period, long requests, long tokens, BigDecimal costUsd) {}
