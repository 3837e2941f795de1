package io.jackfield.console.frame;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.console.frame.PageFrames.Opened;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PageFramesTest {
    private final AtomicLong nanos = new AtomicLong(-5);
    private final PageFrames frames = new PageFrames(nanos::get);

    private static Opened page(String name) {
        return new Opened("secret", "shop", name, new Choices(Language.EN, Optional.empty(), Optional.empty()));
    }

    private String open(String name) {
        return frames.open(page(name)).substring(PageFrames.PATH.length()).replace("/", "");
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    @Test
    void addressIsGoodWhileItIsUsed() {
        String token = open("orders");
        for (int i = 0; i < 5; i++) {
            pass(PageFrames.IDLE.minusSeconds(1));
            assertThat(frames.find(token)).hasValue(page("orders"));
        }

        pass(PageFrames.IDLE);

        assertThat(frames.find(token)).isEmpty();
    }

    @Test
    void otherPagesDoNotKeepItAlive() {
        String left = open("left");
        String used = open("used");
        pass(PageFrames.IDLE.minusSeconds(1));
        assertThat(frames.find(used)).isPresent();
        pass(Duration.ofSeconds(2));

        assertThat(frames.find(left)).isEmpty();
        assertThat(frames.find(used)).isPresent();
    }

    @Test
    void thoseLeftAloneLongestGiveWay() {
        String first = open("first");
        String second = open("second");
        frames.find(first);
        Set<String> tokens = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            tokens.add(open("more"));
        }

        assertThat(tokens).hasSize(1_000).allMatch(token -> token.length() == 32);
        assertThat(frames.find(second)).isEmpty();
        assertThat(frames.find(tokens.iterator().next())).isPresent();
    }

    @Test
    void guessesFindNothing() {
        open("orders");

        assertThat(frames.find("x".repeat(32))).isEmpty();
        assertThat(frames.find("")).isEmpty();
    }
}
