package io.jackfield.host.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.api.StandardError;
import io.jackfield.host.config.Permission;
import io.jackfield.host.config.Permissions;
import io.jackfield.host.loop.TestLoop;
import io.jackfield.host.plugins.ExtensionKind;
import io.jackfield.host.plugins.LoadedPlugin;
import io.jackfield.host.plugins.TestPlugins;
import io.jackfield.host.trust.Grant;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pf4j.ExtensionPoint;

/**
 * What a point that the host has never heard of gets from its one row: everything between a caller and an extension.
 */
class NewExtensionPointTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    /** Tells the weather of a place. */
    interface Forecast extends ExtensionPoint {
        String country();

        String of(String city) throws InterruptedException;
    }

    private static final ExtensionKind<Forecast, String> FORECAST = new ExtensionKind<>(
            Forecast.class,
            "forecast",
            Optional.of(Permission.WEB),
            Forecast::country,
            Optional::of,
            ExtensionKind.Scope.HOST);

    private final TestLoop test = new TestLoop();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final CountDownLatch end = new CountDownLatch(1);
    private final PluginCalls calls =
            new PluginCalls(test.loop(), new PluginMeters(registry), TestPlugins.limits(2, 0));
    private volatile Permissions allowed = Permissions.ALL;
    private final LoadedPlugin plugin = TestPlugins.bringing(
            FORECAST, new Grant("weather", Permissions.ALL, Permissions.ALL, () -> allowed), new Forecast() {
                @Override
                public String country() {
                    return "uk";
                }

                @Override
                public String of(String city) throws InterruptedException {
                    if (city.equals("Nowhere")) {
                        end.await();
                    }
                    return "rain in " + city;
                }
            });

    @BeforeEach
    void follow() {
        PluginConsumers consumers = new PluginConsumers(test.vertx().eventBus(), calls, id -> Optional.of(plugin));
        test.run(() -> consumers.follow(List.of(plugin)));
    }

    @AfterEach
    void close() {
        end.countDown();
        calls.stop();
        test.close();
    }

    private CallResult<String> ask(String country, String city, Duration limit) {
        CompletableFuture<CallResult<String>> result = new CompletableFuture<>();
        ExtensionCall<Forecast, String> call = new ExtensionCall<>(
                FORECAST, country, (forecast, grant) -> forecast.of(city), limit, started -> {}, result::complete);
        test.run(() -> call.sendTo("weather", test.vertx()));
        return result.join();
    }

    private static StandardError error(CallResult<String> result) {
        return ((CallResult.Failed<String>) result).error().error();
    }

    private double count(String outcome) {
        return registry.get("plugin.calls")
                .tags("plugin", "weather", "outcome", outcome)
                .counter()
                .count();
    }

    @Test
    void callReachesTheExtensionOfItsNameAndIsCounted() {
        assertThat(ask("uk", "Leeds", LONG)).isEqualTo(new CallResult.Answered<>("rain in Leeds"));

        assertThat(count("answered")).isOne();
        assertThat(registry.get("plugin.call.duration")
                        .tag("plugin", "weather")
                        .timer()
                        .count())
                .isOne();
        assertThat(error(ask("fr", "Lyon", LONG))).isEqualTo(StandardError.UNAVAILABLE);
    }

    @Test
    void permissionOfTheKindIsAskedForAtEachCall() {
        allowed = Permissions.parse("secrets");

        assertThat(error(ask("uk", "Leeds", LONG))).isEqualTo(StandardError.NOT_PERMITTED);

        allowed = Permissions.ALL;
        assertThat(ask("uk", "Leeds", LONG)).isInstanceOf(CallResult.Answered.class);
    }

    @Test
    void deadlineEndsIt() {
        assertThat(error(ask("uk", "Nowhere", Duration.ofMillis(500)))).isEqualTo(StandardError.TIMED_OUT);

        assertThat(count("failed")).isOne();
        await().until(plugin::isIdle);
        await().untilAsserted(() -> assertThat(registry.get("plugin.interrupts")
                        .tag("plugin", "weather")
                        .counter()
                        .count())
                .isOne());
    }
}
