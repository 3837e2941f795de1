package io.jackfield.host.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HostPressTest {
    @Test
    void bothFormsOfButtonsThatAreOutAreRead() {
        assertThat(HostPress.of("1:(host):staff:+abc")).contains(new HostPress("staff", "+abc"));
        assertThat(HostPress.of("1:(news):off:")).contains(new HostPress(HostPress.NEWS, NewsButton.OFF));
    }

    @Test
    void buttonsOfPluginsAreTheirs() {
        assertThat(HostPress.of("1:news:off:")).isEmpty();
        assertThat(HostPress.of("0:stop:1")).isEmpty();
    }
}
