package io.jackfield.benchmarks.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoresIT {
    @TempDir
    Path folder;

    @Test
    void databasesAreApartAndTheirWorkIsMetered() throws Exception {
        try (Stores stores = new Stores(folder)) {
            URI first = stores.newDatabase();
            URI second = stores.newDatabase();
            Duration before = stores.postgresMeter().cpu();

            execute(first, "CREATE TABLE t AS SELECT md5(i::text) FROM generate_series(1, 200000) i");
            execute(second, "CREATE TABLE t (i int)");

            assertThat(stores.postgresMeter().cpu().minus(before)).isGreaterThan(Duration.ofMillis(40));
            assertThat(Ports.isListening(stores.redis().getPort())).isTrue();
        }
    }

    private static void execute(URI database, String sql) throws Exception {
        String jdbc = "jdbc:postgresql://127.0.0.1:" + database.getPort() + database.getPath();
        try (Connection connection = DriverManager.getConnection(jdbc, "postgres", "postgres");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
