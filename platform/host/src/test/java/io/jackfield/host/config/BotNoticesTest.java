package io.jackfield.host.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.desk.NoticeDesk.QuietHours;
import java.nio.file.Path;
import java.time.LocalTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BotNoticesTest {
    @TempDir
    Path folder;

    private TestHome home;

    @BeforeEach
    void makeHome() {
        home = new TestHome(folder);
    }

    @Test
    void botSetsTimesAndQuietHours() {
        home.bot("helper", """
                notices:
                  missed: {cron: "0 10 * * 1-5"}
                  news: {enabled: false}
                quietHours: "22:00-08:00"
                """);

        BotNotices notices = home.load().bots().getFirst().notices();

        assertThat(notices.kind("missed").cron()).contains("0 10 * * 1-5");
        assertThat(notices.kind("missed").enabled()).isTrue();
        assertThat(notices.kind("news").enabled()).isFalse();
        assertThat(notices.kind("other").enabled()).isTrue();
        assertThat(notices.quietHours()).contains(new QuietHours(LocalTime.of(22, 0), LocalTime.of(8, 0)));
    }

    @Test
    void whatIsNoTimeIsRefused() {
        home.bot("helper", """
                notices: {missed: {cron: "at ten", enabeld: false}}
                quietHours: "22:00"
                """);

        assertThat(home.refusal())
                .contains("notices.missed.cron is 'at ten'; use five fields as in Unix")
                .contains("notices.missed.enabeld is unknown; did you mean enabled?")
                .contains("quietHours is '22:00'; use two times of day such as 22:00-08:00");
    }
}
