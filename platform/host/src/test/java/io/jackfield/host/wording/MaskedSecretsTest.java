package io.jackfield.host.wording;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskedSecretsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            at https://x.example/plugins.json?password=hunter2&a=1: 404 | at https://x.example/plugins.json?password=***&a=1: 404
            https://x.example/?a=1&access_token=abc;X-Amz-Signature=def | https://x.example/?a=1&access_token=***;X-Amz-Signature=***
            (https://x.example/?API_KEY=abc) failed                     | (https://x.example/?API_KEY=***) failed
            jdbc:postgresql://ada:hunter2@db.example/a                  | jdbc:postgresql://ada:***@db.example/a
            mail to ada@example.com, 1 = 1                              | mail to ada@example.com, 1 = 1
            https://x.example/?monkey=1 is fine                         | https://x.example/?monkey=*** is fine
            """)
    void secretsOfAddressesAreLeftOut(String text, String masked) {
        assertThat(MaskedSecrets.in(text)).isEqualTo(masked);
    }
}
