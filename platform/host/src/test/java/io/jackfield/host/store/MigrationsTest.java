package io.jackfield.host.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class MigrationsTest {
    @Test
    void newestStepIsTheLastFileOfTheFolder() {
        File[] files = new File("src/main/resources/db/migration").listFiles();

        String last = Arrays.stream(files).map(File::getName).sorted().toList().getLast();

        assertThat(last).startsWith("V" + Migrations.NEWEST + "__");
    }
}
