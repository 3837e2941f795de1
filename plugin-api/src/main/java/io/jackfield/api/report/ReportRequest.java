package io.jackfield.api.report;

import io.jackfield.api.Experimental;
import io.jackfield.api.chat.Person;
import io.jackfield.api.chat.Recipient;
import java.time.LocalDate;
import java.util.Map;

/**
 * One report to make.
 *
 * @param reader who will read it, in whose language it is
 * @param recipient the chat it goes to
 * @param from first day
 * @param to last day, included
 * @param parameters what the one who asks has chosen, such as which learner
 */
@Experimental
public record ReportRequest(
        Person reader, Recipient recipient, LocalDate from, LocalDate to, Map<String, String> parameters) {
    public ReportRequest {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("the report ends on " + to + ", before it starts on " + from);
        }
        parameters = Map.copyOf(parameters);
    }
}
