package io.jackfield.host.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.host.config.ForeignDatabase;
import io.jackfield.host.config.ServiceUrl;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ForeignDatabaseMetersTest {
    private static final ForeignDatabase ANY = new ForeignDatabase(
            ServiceUrl.postgres("postgres://ada:pw@127.0.0.1:1/school"),
            true,
            4,
            Duration.ofSeconds(5),
            Duration.ofSeconds(10));

    private Map<String, ForeignDatabase> configured = Map.of("school", ANY, "shop", ANY);
    private final ForeignDatabases databases = new ForeignDatabases(() -> configured);
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final ForeignDatabaseMeters meters = new ForeignDatabaseMeters(registry, databases);

    private double up(String name) {
        return registry.get("database.up").tag("database", name).gauge().value();
    }

    @Test
    void isOneOrZeroAndNothingBeforeTheFirstTry() {
        databases.breaker("school").worked();
        assertThat(up("school")).isOne();
        assertThat(up("shop")).isNaN();

        databases.breaker("school").failed("it is away");

        assertThat(up("school")).isZero();
    }

    @Test
    void databaseThatIsNotConfiguredAnyMoreHasNone() {
        configured = Map.of("shop", ANY, "archive", ANY);

        databases.follow();
        meters.follow();

        assertThat(registry.get("database.up").gauges())
                .extracting(Gauge::getId)
                .extracting(id -> id.getTag("database"))
                .containsExactlyInAnyOrder("shop", "archive");
    }
}
