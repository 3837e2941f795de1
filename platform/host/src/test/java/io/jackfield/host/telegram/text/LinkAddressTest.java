package io.jackfield.host.telegram.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkAddressTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://a.example",
                "HTTP://A.EXAMPLE:8080/x?y#z",
                "http://127.0.0.1:80/",
                "https://пример.рф/путь",
                "https://xn--e1afmkfd.xn--p1ai",
                "https://user:pass@a.example/",
                "http://a.example:65535",
                "tg://user?id=7",
                "tg://resolve?domain=x",
                "mailto:a@b.example"
            })
    void takesWhatTelegramTakes(String address) {
        assertThat(LinkAddress.isUsable(address)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "http://",
                "http://localhost:3000",
                "http://router/",
                "http://api:8080/v1",
                "https://exam…ple.com",
                "https://...",
                "https://a..b/",
                "https://.a.example",
                "http://a.example:65536",
                "http://a.example:0",
                "http://a.example:",
                "http://a.example:port",
                "https://a.example/a b",
                "https://a.example/a\u00a0b",
                "https://a.example/a\u0007",
                "https://a.example/\u202e",
                "https://a.example\\x",
                "https://<host>.example",
                "https://{host}.example/",
                "http://[::1]/",
                "http://256.1.1.1/",
                "http://1.2.3/",
                "javascript:alert(1)",
                "tel:+123",
                "ftp://a.example",
                "README.md",
                "#a",
                "/x",
                "tg://",
                "tg:///x",
                "mailto:a@localhost",
                "example.com"
            })
    void leavesOutWhatItRefuses(String address) {
        assertThat(LinkAddress.isUsable(address)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {2_048, 2_049})
    void hasALimit(int length) {
        String address = "https://a.example/";

        assertThat(LinkAddress.isUsable(address + "x".repeat(length - address.length())))
                .isEqualTo(length == 2_048);
    }
}
