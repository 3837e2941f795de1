package io.jackfield.api.report;

import static java.util.Objects.requireNonNull;

import io.jackfield.api.Experimental;

/**
 * What a report is about when its reader has several to choose from, such as one of their children.
 *
 * @param id up to 40 characters
 * @param label what the reader chooses it by
 */
@Experimental
public record ReportSubject(String id, String label) {
    public ReportSubject {
        requireNonNull(label, "label");
        if (id == null || id.isEmpty() || id.length() > 40) {
            throw new IllegalArgumentException("subject id is '" + id + "'; use 1 to 40 characters");
        }
    }
}
