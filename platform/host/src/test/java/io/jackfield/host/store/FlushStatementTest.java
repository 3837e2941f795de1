package io.jackfield.host.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlushStatementTest {
    private static final int DAY = 20_000;

    /**
     * What nearly every flush is was measured as it stands: whoever changes it measures again (make bench) and puts the
     * new digest here.
     */
    @ParameterizedTest
    @CsvSource({
        "false, false, false, 24a18faecd70fe72f13c534067ab7bae8b9d66271c9bc3df7e7f2a37ee64e119",
        "true, false, false, 3f0d4bd81a28cce512d32e9fbe342c2491c2abe0a3522d9db31ffaeff9c2a1eb",
        "false, true, false, 1a7de12a5481d0864c298c8b6cc49136b6c1e942d758b07c1ec560e464984f07",
        "true, true, false, 4ce59b768257a4949f1061e05899cb7865698d3ada3fc0b52a9853d9b1803045",
        "false, false, true, af15d2d6c5e7ec0f2b417c67b2b2052436b46b79dd119e0a69da757296a4de9a",
        "true, false, true, 27a37e06be5f2c52fff3dd5b1899e48dfb70c333ac0632ec93c13ace4aa3ea8f",
        "false, true, true, 1c7e3c889504f57532f36b8783ab51589ce9dec9efbb622e14bbdb1b44767130",
        "true, true, true, 5ecae04424aff3e39ae81bb5753c12982711778291c7dac22c43cfb223f7b04c"
    })
    void statementOfAFlushWithoutErrorsIsTheOneThatWasMeasured(
            boolean state, boolean events, boolean lookingADayBack, String digest) throws Exception {
        String sql = new FlushStatement(DAY, state, events, false, lookingADayBack).sql();

        assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(sql.getBytes(UTF_8))))
                .isEqualTo(digest);
        assertThat(sql).doesNotContain("letter");
    }

    @Test
    void errorsAddABranchForLettersWithParametersOfItsOwnBehindTheOthers() {
        String sql = new FlushStatement(DAY, true, true, true, false).sql();

        assertThat(sql).contains("insert into letter").doesNotContain("%");
        assertThat(Pattern.compile("\\$(\\d+)")
                        .matcher(sql)
                        .results()
                        .mapToInt(found -> Integer.parseInt(found.group(1)))
                        .distinct()
                        .sorted()
                        .toArray())
                .containsExactly(java.util.stream.IntStream.rangeClosed(1, 64).toArray());
    }
}
