package io.jackfield.host.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackfield.host.config.PostgresTls.Mode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresTlsTest {
    private static final String PLACE = "postgres://ada@db/jackfield";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "db, PREFER",
        "127.0.0.1, DISABLE",
        "localhost, DISABLE",
        "db?sslmode=disable, DISABLE",
        "db?sslmode=require, REQUIRE",
        "localhost?sslmode=verify-ca, VERIFY_CA",
        "db?sslmode=verify-full&sslrootcert=system, VERIFY_FULL"
    })
    void modeIsThatOfTheUrl(String place, Mode mode) {
        String[] parts = place.split("\\?", 2);
        String url = "postgres://ada@" + parts[0] + "/jackfield" + (parts.length > 1 ? "?" + parts[1] : "");

        assertThat(ServiceUrl.postgres(url).tls().mode()).isEqualTo(mode);
    }

    @Test
    void authoritiesThatAreNamedAreAsked() throws Exception {
        Path file = Files.writeString(folder.resolve("our authority.pem"), "");
        String query = "?sslmode=require&sslrootcert=" + file.toString().replace(" ", "%20");

        ServiceUrl url = ServiceUrl.postgres(PLACE + query);

        assertThat(url.tls().mode()).isEqualTo(Mode.VERIFY_CA);
        assertThat(url.tls().authorities()).contains(file);
        assertThat(url.jdbcUrl()).startsWith("jdbc:postgresql://db:5432/jackfield?sslmode=verify-ca&sslrootcert=");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sslmode=on", "sslmode", "sslmode=REQUIRE", "sslmode=verify_full"})
    void modesThatThereAreNotAreRefused(String query) {
        assertThatThrownBy(() -> ServiceUrl.postgres(PLACE + "?" + query))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("disable, prefer, require, verify-ca, verify-full");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ssl=true", "sslMode=require", "sslmode=require&connect_timeout=5", "x"})
    void otherParametersAreRefusedByName(String query) {
        assertThatThrownBy(() -> ServiceUrl.postgres(PLACE + "?" + query))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("sslmode and sslrootcert");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nowhere/ca.pem", "ca.pem", ""})
    void authoritiesThatCannotBeReadAreRefused(String file) {
        assertThatThrownBy(() -> ServiceUrl.postgres(PLACE + "?sslmode=verify-full&sslrootcert=" + file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("whole path");
    }
}
