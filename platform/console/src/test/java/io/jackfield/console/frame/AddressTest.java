package io.jackfield.console.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class AddressTest {
    @Test
    void namesArriveAsTheyAre() {
        assertThat(Address.of("/bots/{}/users/{}/grant", "shop", "@a/b?c d").toString())
                .isEqualTo("/bots/shop/users/%40a%2Fb%3Fc%20d/grant");
    }

    @Test
    void parametersThatAreAbsentAreLeftOut() {
        assertThat(Address.of("/letters")
                        .with("bot", Optional.empty())
                        .with("q", "a&b=c")
                        .with("before", 7)
                        .with("code", Optional.of(" "))
                        .toString())
                .isEqualTo("/letters?q=a%26b%3Dc&before=7");
    }
}
