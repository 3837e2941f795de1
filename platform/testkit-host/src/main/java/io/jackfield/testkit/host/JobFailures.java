package io.jackfield.testkit.host;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.testkit.log.RecordedLog;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Jobs that have failed for good: the log is the only place where the host says so. */
final class JobFailures {
    private static final Pattern LINE =
            Pattern.compile("ERROR .*schedule: plugin=\\S+ job=.* key=.* error=(\\d+) (.*)", Pattern.DOTALL);
    private static final String TRIED_AGAIN = "; it is tried again";

    private int told;

    /** Those that this method has not given yet. */
    synchronized List<JackfieldException> takeNew() {
        List<JackfieldException> all = RecordedLog.lines().stream()
                .map(JobFailures::read)
                .flatMap(Optional::stream)
                .toList();
        List<JackfieldException> fresh = all.subList(Math.min(told, all.size()), all.size());
        told = all.size();
        return fresh;
    }

    private static Optional<JackfieldException> read(String line) {
        Matcher failure = LINE.matcher(line);
        if (!failure.matches() || failure.group(2).endsWith(TRIED_AGAIN)) {
            return Optional.empty();
        }
        int code = Integer.parseInt(failure.group(1));
        for (StandardError error : StandardError.values()) {
            if (error.code() == code) {
                return Optional.of(new JackfieldException(error, failure.group(2)));
            }
        }
        return Optional.empty();
    }
}
