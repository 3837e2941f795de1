package io.jackfield.host.report;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.desk.ModelDesk;
import io.jackfield.api.desk.ModelDesk.Answer;
import io.jackfield.api.desk.ModelDesk.Question;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What models say for reports. */
public final class Comments {
    private static final Logger LOG = LoggerFactory.getLogger(Comments.class);

    private Comments() {}

    /** A whole answer; empty when none came, so that the report goes out without it. Blocks. */
    public static Optional<String> ask(ModelDesk models, Question question) {
        try {
            Answer answer = models.ask(question, piece -> {});
            return Optional.of(answer.text().strip())
                    .filter(text -> answer.end() == Answer.End.COMPLETE && !text.isEmpty());
        } catch (JackfieldException e) {
            LOG.atWarn()
                    .addKeyValue("bot", question.bot())
                    .addKeyValue("offer", question.offer())
                    .log("a report goes out without what a model says: {}", e.getMessage());
            return Optional.empty();
        }
    }
}
