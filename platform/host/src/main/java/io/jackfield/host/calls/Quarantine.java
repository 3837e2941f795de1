package io.jackfield.host.calls;

import java.time.Instant;

/**
 * Why a plugin is not called at present.
 *
 * @param cause for the operator
 * @param trialAt from when on its next call is let through as a trial
 */
public record Quarantine(String cause, Instant trialAt) {}
