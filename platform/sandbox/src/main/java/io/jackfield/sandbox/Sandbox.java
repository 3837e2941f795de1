package io.jackfield.sandbox;

import io.jackfield.sandbox.llm.ModelServer;
import io.jackfield.sandbox.mail.Mailbox;
import io.jackfield.sandbox.payment.PaymentSides;
import io.jackfield.sandbox.telegram.TelegramSandbox;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;

/**
 * The simulated outside world on one HTTP port: Telegram, a model service, payment systems, a mailbox, and the
 * playground page.
 */
public final class Sandbox {
    private static final int LONGEST_FORM_FIELD_BYTES = 1 << 20;
    private static final int MOST_FORM_FIELDS = 1_000;
    private static final int LONGEST_ADDRESS_BYTES = 64 << 10;

    private final SandboxOptions options;
    private final Router router;
    private final TelegramSandbox telegram;
    private final ModelServer models;
    private final PaymentSides payments;
    private final Mailbox mailbox;
    private final Vertx vertx;
    private final HttpServer server;
    private volatile String deployment = "";

    private Sandbox(Vertx vertx, SandboxOptions options) {
        this.vertx = vertx;
        this.options = options;
        this.router = Router.router(vertx);
        router.route().handler(new OwnPagesOnly(options.host()));
        this.telegram = TelegramSandbox.mount(vertx, router, options);
        this.models = ModelServer.mount(vertx, router);
        this.payments = PaymentSides.mount(vertx, router, options);
        if (options.clock() instanceof SandboxClock clock) {
            ClockEndpoint.mount(router, clock);
        }
        this.mailbox = Mailbox.mount(router, options.clock());
        this.server = vertx.createHttpServer(new HttpServerOptions()
                        .setMaxFormAttributeSize(LONGEST_FORM_FIELD_BYTES)
                        .setMaxFormFields(MOST_FORM_FIELDS)
                        .setMaxInitialLineLength(LONGEST_ADDRESS_BYTES))
                .requestHandler(router);
    }

    /** Listens on an event loop of its own; fails when the port is taken. May be called from any thread. */
    public static Future<Sandbox> start(Vertx vertx, SandboxOptions options) {
        Home home = new Home(options);
        return vertx.deployVerticle(home).map(deployment -> {
            home.sandbox.deployment = deployment;
            return home.sandbox;
        });
    }

    /** Gives everything in the sandbox the same event loop, whatever thread asked for it. */
    private static final class Home extends VerticleBase {
        private final SandboxOptions options;
        private Sandbox sandbox;

        Home(SandboxOptions options) {
            this.options = options;
        }

        @Override
        public Future<?> start() {
            sandbox = new Sandbox(vertx, options);
            return sandbox.server.listen(options.port(), options.host());
        }
    }

    public int port() {
        return server.actualPort();
    }

    /** Base of every address, without a slash at the end; what bots use instead of {@code https://api.telegram.org}. */
    public String url() {
        String host = options.host().equals("0.0.0.0") ? "127.0.0.1" : options.host();
        return "http://" + host + ":" + port();
    }

    public TelegramSandbox telegram() {
        return telegram;
    }

    /** The model service under {@code /v1}. */
    public ModelServer models() {
        return models;
    }

    /** The payment systems under {@code /payments}. */
    public PaymentSides payments() {
        return payments;
    }

    /** The letters that bots have sent, also under {@code /mail}. */
    public Mailbox mailbox() {
        return mailbox;
    }

    /** For further simulated services on the same port. */
    public Router router() {
        return router;
    }

    /** Frees the port and ends what is underway. */
    public Future<Void> close() {
        telegram.close();
        return vertx.undeploy(deployment);
    }
}
