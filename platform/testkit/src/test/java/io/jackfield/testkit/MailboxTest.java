package io.jackfield.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.api.desk.MailDesk;
import io.jackfield.api.desk.MailDesk.Mail;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MailboxTest {
    private static final Mail CODE = Mail.text("ada@example.org", "Your code", "4711");

    @RegisterExtension
    static final JackfieldExtension jackfield = JackfieldExtension.with(HelloCommand.class);

    @Test
    void mailIsSentOnceForAKey() {
        MailDesk mail = jackfield.context().mail();

        mail.send(CODE, "code-1");
        mail.send(CODE, "code-1");
        assertThat(jackfield.mailbox()).containsExactly(CODE);

        jackfield.clock().advance(Duration.ofDays(31));
        mail.send(CODE, "code-1");
        assertThat(jackfield.mailbox()).hasSize(2);
    }

    @Test
    void withoutAMailServerMailIsRefused() {
        MailDesk mail = new InMemoryMailDesk(false, jackfield.clock());

        assertThat(mail.available()).isFalse();
        assertThatThrownBy(() -> mail.send(CODE, "code-1"))
                .isInstanceOfSatisfying(
                        JackfieldException.class,
                        refusal -> assertThat(refusal.error()).isEqualTo(StandardError.CONFIG_INVALID));
    }
}
