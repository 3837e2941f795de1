package io.jackfield.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PaidNoticesTest {
    @RegisterExtension
    static final JackfieldExtension jackfield = JackfieldExtension.with(HelloCommand.class, MissedLessons.class)
            .config("paid", true)
            .config("urgent", true)
            .quietHours("22:00", "12:00")
            .plan("free", "Free", false)
            .plan("vip", "Vip", true)
            .features("vip", "alerts");

    @Test
    void onlyThoseWhosePlanOpensItAreToldAndUrgentOnesInQuietHours() {
        TestChat ada = known("Ada");
        TestChat ben = known("Ben");
        ada.getsPlan("vip", Duration.ofDays(30));

        assertThat(jackfield.notices().ask("missed")).isEqualTo(1);

        ada.sees("Ada missed algebra");
        ben.seesNothingMore();
    }

    private static TestChat known(String name) {
        TestChat chat = jackfield.telegram().privateChatWith(name);
        chat.sends("/hello");
        chat.sees("Hello, " + name);
        return chat;
    }
}
