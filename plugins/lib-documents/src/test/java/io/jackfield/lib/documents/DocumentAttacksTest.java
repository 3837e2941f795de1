package io.jackfield.lib.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a document was made for, it ends in text or in a reason, soon and within little memory. */
@Execution(ExecutionMode.SAME_THREAD)
class DocumentAttacksTest {
    /** A machine without a free core gives the reading more time than its own. */
    private static final Duration SOON = Duration.ofSeconds(60);

    static Stream<String> names() {
        return Attacks.all().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("names")
    void takesLittleTimeAndNeverFailsInAnotherWay(String name) {
        byte[] attack = Attacks.all().get(name).get();
        long started = System.nanoTime();

        assertThatNoException().isThrownBy(() -> read(name, attack));

        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(SOON);
    }

    private static void read(String name, byte[] attack) throws InterruptedException {
        try {
            assertThat(Documents.read(
                                    name, "", attack, Limits.characters(10_000).in(Duration.ofMillis(500)))
                            .text())
                    .hasSizeLessThanOrEqualTo(10_000);
        } catch (UnreadableDocumentException told) {
            assertThat(told.reason()).isNotEqualTo(UnreadableDocumentException.Reason.BUSY);
        }
    }
}
