package io.jackfield.host;

import io.jackfield.host.config.HostConfig;
import io.jackfield.host.config.LiveConfig;
import io.jackfield.host.loop.Blocking;
import io.jackfield.host.loop.CoreLoop;
import io.jackfield.host.routing.RoutingTable;
import io.jackfield.host.store.Database;
import io.jackfield.host.trace.UpdateSteps;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import java.time.Clock;

/**
 * What every wing of one node is built with.
 *
 * @param config as it was at the start, for what does not change
 * @param liveConfig for what does
 * @param steps hears of the steps of updates
 * @param table the bots that are served and where their updates go
 */
record NodeContext(
        CoreLoop loop,
        Blocking blocking,
        HostConfig config,
        LiveConfig liveConfig,
        Clock clock,
        Identity identity,
        UpdateSteps steps,
        RoutingTable table,
        PrometheusMeterRegistry meters) {
    static NodeContext of(CoreLoop loop, LiveConfig liveConfig, Clock clock, Identity identity, UpdateSteps steps) {
        return new NodeContext(
                loop,
                new Blocking(loop, Database::isAway),
                liveConfig.now(),
                liveConfig,
                clock,
                identity,
                steps,
                new RoutingTable(),
                new PrometheusMeterRegistry(PrometheusConfig.DEFAULT));
    }

    Vertx vertx() {
        return loop.vertx();
    }
}
