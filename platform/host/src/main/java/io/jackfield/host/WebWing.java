package io.jackfield.host;

import io.jackfield.host.admin.AdminApi;
import io.jackfield.host.admin.AdminCalls;
import io.jackfield.host.admin.AdminDoor;
import io.jackfield.host.admin.ConsolePages;
import io.jackfield.host.config.HostConfig;
import io.jackfield.host.web.OpsServer;
import io.jackfield.host.web.PaymentRoutes;
import io.jackfield.host.web.PluginPaths;
import io.jackfield.host.web.PluginRoutes;
import io.jackfield.host.web.PublicServer;
import io.jackfield.host.web.RequestBodies;
import io.jackfield.host.web.WebCalls;
import io.jackfield.host.web.Webhook;
import io.vertx.core.Future;

/**
 * What listens: the public server for webhooks, plugins and payment systems, the operators' for health, metrics and the
 * admin API.
 */
final class WebWing {
    final Webhook webhook;
    private final PublicServer publicServer;
    private final OpsServer opsServer;

    /** @param operations what operators can do */
    WebWing(
            NodeContext node,
            PluginWing plugins,
            PaymentWing payments,
            StaffWing staff,
            UpdateWing updates,
            HostReports reports,
            AdminCalls operations,
            Outside outside) {
        HostConfig config = node.config();
        RequestBodies bodies = RequestBodies.of(
                node.vertx(),
                config.server().limits().bodyTimeout(),
                Math.max(config.intake().maxBodyBytes(), config.plugins().maxBodyBytes()));
        webhook = new Webhook(updates.intake, bodies, config.intake().maxBodyBytes());
        WebCalls calls = new WebCalls(config.server().behindProxy());
        PluginRoutes pluginRoutes = new PluginRoutes(
                node.loop(), bodies, new PluginPaths(config.server().paths()), plugins.room, config.plugins(), calls);
        PaymentRoutes paymentRoutes = new PaymentRoutes(bodies, calls, payments.callbacks);
        publicServer = new PublicServer(node.vertx(), config.server(), webhook, pluginRoutes, paymentRoutes);
        AdminDoor door = new AdminDoor(operations, staff.logIns, staff.actions, node.clock());
        AdminApi adminApi = new AdminApi(door, staff.tokens);
        opsServer = new OpsServer(
                        node.vertx(),
                        config.ops(),
                        new OpsServer.Doors(adminApi::requireToken, adminApi::requireView),
                        reports::health,
                        reports::plugins,
                        node.meters(),
                        reports::findHolders)
                .serve(AdminApi.PATH, adminApi.routes(node.vertx()));
        outside.console().routes(node.vertx(), door).ifPresent(pages -> opsServer.serve(ConsolePages.PATH, pages));
    }

    /** The ports that were opened. */
    record Ports(int web, int ops) {}

    Future<Ports> listen() {
        return opsServer.listen().compose(ops -> publicServer.listen().map(web -> new Ports(web, ops)));
    }

    /** Nothing comes in from outside any more; operators still see how the host ends. */
    Future<Void> closePublic() {
        return publicServer.close().otherwiseEmpty();
    }

    Future<Void> close() {
        return closePublic().compose(done -> opsServer.close().otherwiseEmpty());
    }
}
