package io.jackfield.api.report;

import static java.util.Objects.requireNonNull;

import io.jackfield.api.Experimental;
import io.jackfield.api.chat.Recipient;
import java.util.List;
import java.util.Optional;

/**
 * Some of those who get a report, and where to go on.
 *
 * @param next handed back to get those that follow; absent when there are no more. Up to 200 characters
 */
@Experimental
public record ReportReaders(List<Reader> readers, Optional<String> next) {
    public ReportReaders {
        readers = List.copyOf(readers);
        requireNonNull(next, "next");
    }

    public static ReportReaders none() {
        return new ReportReaders(List.of(), Optional.empty());
    }

    /**
     * Gets one report.
     *
     * @param recipient the chat it goes to
     * @param subject id of the {@link ReportSubject} it is about; empty when there is none
     */
    public record Reader(Recipient recipient, String subject) {
        public Reader {
            requireNonNull(recipient, "recipient");
            requireNonNull(subject, "subject");
        }
    }
}
