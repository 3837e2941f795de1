package io.jackfield.console.frame;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NoticeTest {
    @Test
    void comesBackFromItsCookieAsItWas() {
        Notice notice = Notice.done("План <b>vip</b> выдан; 100 %");

        assertThat(Notice.ofCookie(notice.toCookie())).contains(notice);
    }

    @Test
    void cookieThatIsNotOursSaysNothing() {
        assertThat(Notice.ofCookie("!!")).isEmpty();
        assertThat(Notice.ofCookie("YWJj")).isEmpty();
    }
}
